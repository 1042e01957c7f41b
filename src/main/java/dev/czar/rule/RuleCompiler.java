package dev.czar.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Turns rule files into a rule book, or says what is wrong with them. */
public final class RuleCompiler {

    private final AtomicLong version = new AtomicLong();
    private final ClassLoader loader;
    private final KieServices services;

    public RuleCompiler(ClassLoader loader) {
        this.loader = loader;
        this.services = KieServices.Factory.get();
    }

    public RuleBook compile(RuleFiles files) throws InvalidRules {
        List<Rule> rules = parse(files);
        ReleaseId release =
                services.newReleaseId("dev.czar", "rules", version.incrementAndGet() + "." + System.nanoTime());
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(release);
        files.files()
                .forEach(file -> system.write(
                        "src/main/resources/" + RuleBook.PACKAGE.replace('.', '/') + "/" + file.name(), file.text()));
        KieBuilder builder = services.newKieBuilder(system, loader).buildAll(ExecutableModelProject.class);
        List<Problem> problems = builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(message -> new Problem(
                        String.valueOf(message.getPath()),
                        Math.max(0, message.getLine()),
                        message.getColumn(),
                        "",
                        message.getText()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidRules(problems);
        }
        KieContainer container = services.newKieContainer(release, loader);
        return new RuleBook(revision(files), rules, excluded -> {
            KieBase base = container.newKieBase(null);
            excluded.forEach(name -> base.removeRule(RuleBook.PACKAGE, name));
            return base;
        });
    }

    private List<Rule> parse(RuleFiles files) throws InvalidRules {
        List<Rule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RuleFile file : files.files()) {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            try {
                PackageDescr descr = parser.parse(null, file.text());
                parser.getErrors()
                        .forEach(error -> problems.add(new Problem(
                                file.name(),
                                error.getLines().length > 0 ? error.getLines()[0] : 0,
                                0,
                                "",
                                error.getMessage())));
                if (descr != null) {
                    descr.getRules().forEach(rule -> rules.add(rule(file, rule)));
                }
            } catch (DroolsParserException failure) {
                problems.add(new Problem(file.name(), 0, 0, "", failure.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRules(problems);
        }
        return rules;
    }

    private static Rule rule(RuleFile file, RuleDescr descr) {
        return new Rule(
                descr.getName(),
                annotation(descr, "why"),
                annotation(descr, "capability"),
                file.name(),
                descr.getLine());
    }

    private static String annotation(RuleDescr descr, String name) {
        AnnotationDescr annotation = descr.getAnnotation(name);
        if (annotation == null || annotation.getSingleValueAsString() == null) {
            return "";
        }
        String value = annotation.getSingleValueAsString();
        return value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    private static String revision(RuleFiles files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (RuleFile file : files.files()) {
                digest.update((file.name() + "\0" + file.text() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
