package dev.czar.rule;

import java.util.List;
import java.util.Map;

/**
 * What the compiler made of the rule file of a revision: its rules, the class files by class name, and which classes are
 * models.
 */
record CompiledFile(String revision, List<Rule> rules, List<String> models, Map<String, byte[]> classes) {

    CompiledFile {
        rules = List.copyOf(rules);
        models = List.copyOf(models);
        classes = Map.copyOf(classes);
    }
}
