package dev.czar.ledger.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/** The migrations, named one by one because class path scanning does not work under every class loader. */
final class LedgerSchema {

    private static final String FOLDER = "db/migration/";
    private static final String HISTORY = "flyway_schema_history";
    private static final List<String> SCRIPTS =
            List.of("V1__ledger.sql", "V2__rule_revisions.sql", "V3__decisions_by_key.sql");

    private static final String LATEST = "3";

    private LedgerSchema() {}

    /** Whether the database has all migrations and no others; a look that is much quicker than migrating. */
    static boolean isCurrent(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!tables.next()) {
                return false;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet versions = statement.executeQuery(
                        "SELECT version, success FROM " + HISTORY + " ORDER BY installed_rank DESC LIMIT 1")) {
            return versions.next() && LATEST.equals(versions.getString(1)) && versions.getBoolean(2);
        }
    }

    static void migrate(DataSource source) {
        Flyway.configure(LedgerSchema.class.getClassLoader())
                .dataSource(source)
                .table(HISTORY)
                .resourceProvider(new Scripts())
                .javaMigrationClassProvider(new NoClasses())
                .placeholders(Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT"))
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    private static final class Scripts implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return SCRIPTS.stream()
                    .filter(script -> name.endsWith(script))
                    .findFirst()
                    .map(Script::new)
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(script -> script.startsWith(prefix))
                    .filter(script -> List.of(suffixes).stream().anyMatch(script::endsWith))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    private static final class NoClasses implements ClassProvider<JavaMigration> {
        @Override
        public Collection<Class<? extends JavaMigration>> getClasses() {
            return List.of();
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;

        private Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream stream = LedgerSchema.class.getClassLoader().getResourceAsStream(FOLDER + name);
            if (stream == null) {
                throw new UncheckedIOException(new IOException("the migration " + name + " is not on the class path"));
            }
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
