package dev.czar;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The fences of the house: who may know whom. */
@AnalyzeClasses(packages = "dev.czar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ENGINE = {"org.kie..", "org.drools.."};
    private static final String NAMES = ".*(Manager|Helper|Util|Utils|Service|Impl|Data|Info|Processor)(\\$.*)?";

    @ArchTest
    static final ArchRule factsImportOnlyTheJdk = only("fact");

    @ArchTest
    static final ArchRule readingAndWritingNeedOnlyTheJdk = only("io");

    @ArchTest
    static final ArchRule decisionsKnowOnlyFacts = only("decision", "fact");

    @ArchTest
    static final ArchRule whatAnOmnibusIsMadeByTouchesNothing = only("omnibus");

    @ArchTest
    static final ArchRule jsonKnowsOnlyFactsAndDecisions = ours("json", "io", "fact", "decision");

    @ArchTest
    static final ArchRule rulesKnowOnlyFactsAndDecisions = noClasses()
            .that()
            .resideInAPackage("dev.czar.rule..")
            .and()
            .resideOutsideOfPackage("dev.czar.rule.testing..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.czar..")
                    .and(not(resideInAnyPackage(
                            "dev.czar.rule..", "dev.czar.fact..", "dev.czar.decision..", "dev.czar.io.."))));

    @ArchTest
    static final ArchRule ruleTestsAreReadFromTheirJsonForm =
            ours("rule.testing", "io", "rule", "json", "fact", "decision");

    @ArchTest
    static final ArchRule theCheckerRunsNoRules = ours("rule.check", "fact", "decision");

    @ArchTest
    static final ArchRule theWorldKnowsNothingAboveIt = ours("world", "io");

    @ArchTest
    static final ArchRule projectsOnDiskKnowFactsAndTheirJson = ours("project", "io", "fact", "decision", "json");

    @ArchTest
    static final ArchRule sensorsCannotAct = ours("sensor", "io", "fact", "omnibus", "world", "project");

    @ArchTest
    static final ArchRule actuatorsCannotDecide =
            ours("actuator", "io", "fact", "decision", "omnibus", "world", "project");

    @ArchTest
    static final ArchRule theLedgerKnowsOnlyWhatItRemembers = ours("ledger", "io", "fact", "decision", "json");

    @ArchTest
    static final ArchRule theLoopKnowsNoEdge = ours(
            "loop",
            "io",
            "fact",
            "decision",
            "omnibus",
            "json",
            "rule",
            "world",
            "project",
            "sensor",
            "actuator",
            "ledger");

    @ArchTest
    static final ArchRule theWebKnowsNoWorld =
            ours("web", "io", "loop", "ledger", "rule", "json", "project", "fact", "decision");

    @ArchTest
    static final ArchRule theCommandLineKnowsNoLoop =
            ours("cli", "io", "rule", "ledger", "json", "project", "fact", "decision");

    @ArchTest
    static final ArchRule onlyRulesKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.czar.rule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses().should().haveNameMatching(NAMES);

    @ArchTest
    static final ArchRule thereIsNoMutableStaticState = noFields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(not(resideInAPackage("io.quarkus..")))
            .should()
            .notBeFinal();

    private static ArchRule only(String name, String... others) {
        return classes()
                .that()
                .resideInAPackage("dev.czar." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(Stream.concat(
                                Stream.of("java..", "dev.czar." + name + ".."),
                                Arrays.stream(others).map(other -> "dev.czar." + other + ".."))
                        .toArray(String[]::new)))
                .allowEmptyShould(true);
    }

    private static ArchRule ours(String name, String... others) {
        String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(others))
                .map(other -> "dev.czar." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.czar." + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.czar..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true);
    }
}
