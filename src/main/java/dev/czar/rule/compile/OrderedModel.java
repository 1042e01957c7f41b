package dev.czar.rule.compile;

import dev.czar.rule.check.syntax.RuleHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/** Some rules of compiled models as one model, in the order of their names. */
record OrderedModel(List<Model> models, List<String> names) implements Model {

    @Override
    public String getName() {
        return RuleHeader.PACKAGE;
    }

    @Override
    public String getPackageName() {
        return RuleHeader.PACKAGE;
    }

    @Override
    @SuppressWarnings("rawtypes") // the engine's own signature
    public List<Global> getGlobals() {
        return all(Model::getGlobals);
    }

    @Override
    public List<Rule> getRules() {
        Map<String, Rule> rules = new HashMap<>();
        all(Model::getRules).forEach(rule -> rules.put(rule.getName(), rule));
        return names.stream().map(rules::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Query> getQueries() {
        return all(Model::getQueries);
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return all(Model::getTypeMetaDatas);
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return all(Model::getEntryPoints);
    }

    private <T> List<T> all(Function<Model, List<T>> part) {
        return models.stream().flatMap(model -> part.apply(model).stream()).toList();
    }
}
