package dev.czar;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.czar.actuator.Actuator;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.sensor.Sensor;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The fences of the house: who may know whom. */
@AnalyzeClasses(packages = "dev.czar", importOptions = ImportOption.DoNotIncludeTests.class)
class FencesTest {

    private static final String[] ENGINE = {"org.kie..", "org.drools.."};
    private static final String NAMES = ".*(Manager|Helper|Util|Utils|Service|Impl|Data|Info|Processor)(\\$.*)?";

    private static final Pattern BARE_WORD = Pattern.compile("[A-Z][a-z0-9]*");

    /** Explained in ARCHITECTURE.md; the last line are the roots of what rule files see, the program, and a proper name. */
    private static final Set<String> GLOSSARY = words(
            """
            Worker Task Fact Observation Snapshot Board Cycle Rule RuleBook Decision Action Outcome Ledger Order Omnibus Project
            Forge PullRequest Review Check Conflict Health Limit Sensor Actuator Recording Evidence
            Sensed Derived Memory Message Refusal Main Git
            """);

    /** Private words of old; facts that rule files see are nested in families and not meant. */
    private static final Set<String> REPLACED = words(
            """
            Hands Senses Post Watch Turns Writer Inbox Lanes Outside Bulletin Outlook Prospect Standing Sameness Parts Assembly
            Wakes RuleDesk Gate Verdict InForce Records Shelf Shadows Signature Editor Wires Sighting Errand Reply Change Courier
            Messenger Letter Parcel Envelope Written Seat Crew Opening Lookout Trail Receipt Nudging Telling TaskInjection
            WorkReturn Contender Round Quarrel Side Duel Stake Clash Clashes Procession Foundations Blame Findings Territory
            Workshop Workbench Luck Company Belief Pace Found Charges Evictee Gathered Lineage Stack Trials Affair Offer Offers
            Giving Effect Rival Holding Served Scene Sight Present Past Painting Painter Picture Stage Viewer PartedRules Inquiry
            Missing Hindrances Circumstances World Crowd Ruling Sealed Cores Chase Moment Witness Remedy Tally Focus Draft Anatomy
            Lead Obstacle Grounds Complaints Surroundings Announced Presence Curtain Epilogue Performance Arrivals
            """);

    @ArchTest
    static final ArchRule factsImportOnlyTheJdk = only("fact");

    @ArchTest
    static final ArchRule readingAndWritingNeedOnlyTheJdk = only("io");

    @ArchTest
    static final ArchRule decisionsKnowOnlyFacts = only("decision", "fact");

    @ArchTest
    static final ArchRule howAnOmnibusIsPlannedTouchesNothing = only("omnibus.plan");

    @ArchTest
    static final ArchRule theSearchForACulpritTouchesNothing = only("omnibus.search", "omnibus.plan");

    @ArchTest
    static final ArchRule anOmnibusIsBuiltByAnActuator =
            ours("omnibus.build", "io", "omnibus.plan", "omnibus.search", "fact", "decision", "world", "actuator");

    @ArchTest
    static final ArchRule aForecastLooksAtFactsAndGit = ours("forecast", "io", "fact", "omnibus.plan", "world");

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
    static final ArchRule theCheckerRunsNoRules = ours("rule.check", "fact", "decision", "io");

    @ArchTest
    static final ArchRule theWorldKnowsNothingAboveIt = ours("world", "io");

    @ArchTest
    static final ArchRule projectsOnDiskKnowFactsAndTheirJson = ours("project", "io", "fact", "decision", "json");

    @ArchTest
    static final ArchRule sensorsCannotAct =
            ours("sensor", "io", "fact", "forecast", "omnibus.plan", "world", "project");

    @ArchTest
    static final ArchRule actuatorsCannotDecide = ours("actuator", "io", "fact", "decision", "world", "project");

    @ArchTest
    static final ArchRule theLedgerKnowsOnlyWhatItRemembers = ours("ledger", "io", "fact", "decision", "json");

    @ArchTest
    static final ArchRule theLoopKnowsNoEdge = ours(
            "loop",
            "io",
            "fact",
            "decision",
            "forecast",
            "omnibus",
            "json",
            "rule",
            "world",
            "project",
            "sensor",
            "actuator",
            "ledger");

    @ArchTest
    static final ArchRule aSimulationRunsTheLoopAndTouchesNothing =
            ours("simulation", "io", "fact", "decision", "rule", "ledger", "loop");

    @ArchTest
    static final ArchRule theWebKnowsNoWorld =
            ours("web", "io", "loop", "ledger", "rule", "json", "project", "fact", "decision");

    @ArchTest
    static final ArchRule theCommandLineKnowsNoLoop = ours(
            "cli",
            "io",
            "rule",
            "ledger",
            "json",
            "project",
            "fact",
            "decision",
            "simulation",
            "world.check",
            "world.git",
            "world.agent",
            "world.forge",
            "world.terminal");

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
    static void noTwoTypesShareAName(JavaClasses all) {
        assertThat(topLevel(all).collect(groupingBy(JavaClass::getSimpleName)).values())
                .filteredOn(same -> same.size() > 1)
                .as("types that share their name with another type")
                .isEmpty();
    }

    @ArchTest
    static void oneBareWordOnlyFromTheGlossary(JavaClasses all) {
        assertThat(topLevel(all)
                        .map(JavaClass::getSimpleName)
                        .filter(name -> BARE_WORD.matcher(name).matches()))
                .as("bare words that ARCHITECTURE.md does not explain")
                .isSubsetOf(GLOSSARY);
    }

    @ArchTest
    static void aWordThatWasReplacedStaysAway(JavaClasses all) {
        assertThat(topLevel(all).map(JavaClass::getSimpleName))
                .as("names that said nothing to a newcomer")
                .doesNotContainAnyElementsOf(REPLACED);
    }

    @ArchTest
    static void aFolderIsOneRoom(JavaClasses all) {
        assertThat(topLevel(all).collect(groupingBy(JavaClass::getPackageName, counting())))
                .allSatisfy((room, types) -> assertThat(types).as(room).isLessThanOrEqualTo(30));
    }

    @ArchTest
    static final ArchRule actuatorsAreCalledSo = implementing(Actuator.class, "Actuator");

    @ArchTest
    static final ArchRule sensorsAreCalledSo = implementing(Sensor.class, "Sensor");

    @ArchTest
    static final ArchRule resourcesAreCalledSo = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule commandsAreCalledSo =
            classes().that().areAnnotatedWith(Command.class).should().haveSimpleNameEndingWith("Command");

    @ArchTest
    static final ArchRule threadsHaveNames = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(DaemonThreadFactory.class.getName())
            .should()
            .callMethod(Thread.class, "setDaemon", boolean.class)
            .because("DaemonThreadFactory makes them");

    @ArchTest
    static final ArchRule thereIsNoMutableStaticState = noFields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(not(resideInAPackage("io.quarkus..")))
            .should()
            .notBeFinal();

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    private static Stream<JavaClass> topLevel(JavaClasses all) {
        return all.stream().filter(JavaClass::isTopLevelClass).filter(type -> !type.getSimpleName()
                .equals("package-info"));
    }

    private static ArchRule implementing(Class<?> role, String suffix) {
        return classes()
                .that()
                .areAssignableTo(role)
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveSimpleNameEndingWith(suffix);
    }

    private static ArchRule only(String name, String... others) {
        return classes()
                .that()
                .resideInAPackage("dev.czar." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(Stream.concat(
                                Stream.of("java..", "javax.crypto..", "dev.czar." + name + ".."),
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
