package dev.czar.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class AllowedMethodsTest {

    private final AllowedMethods methods = new AllowedMethods();

    @Test
    void everyResourceIsListed() {
        assertThat(new ClassFileImporter()
                        .importPackages("dev.czar.web").stream()
                                .filter(type -> type.isAnnotatedWith(Path.class))
                                .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(
                        AllowedMethods.RESOURCES.stream().map(Class::getName).toList());
    }

    @Test
    void aPathTellsItsMethods() {
        assertThat(methods.at("/api/v1/projects/tally/orders")).containsExactly("GET", "POST");
        assertThat(methods.at("/api/v1/projects/tally/decisions/NUDGE/x/1")).containsExactly("GET");
        assertThat(methods.at("/api/v1/projects/tally/nothing")).isEmpty();
    }
}
