package dev.czar.cli.rule;

import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.rule.testing.RuleCaseRunner.CaseResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Case results as JUnit XML. */
final class JunitReport {

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(Path file, List<CaseResult> results) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
            new JunitReport(xml).suite(results);
            xml.close();
        } catch (IOException | XMLStreamException failure) {
            throw CommandFailure.of("cannot write the report " + file + ": " + FailureText.of(failure), "", failure);
        }
    }

    private void suite(List<CaseResult> results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "rules");
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(
                        results.stream().filter(result -> !result.passed()).count()));
        for (CaseResult result : results) {
            test(result);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void test(CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", result.file());
        xml.writeAttribute("name", result.name());
        xml.writeAttribute(
                "time", String.format(Locale.ROOT, "%.6f", result.took().toNanos() / 1e9));
        if (!result.passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", result.failures().get(0));
            xml.writeCharacters(result.file() + ":" + result.line() + "\n" + String.join("\n", result.failures()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
