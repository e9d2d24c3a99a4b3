package io.github.jwtfilter.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of a descriptor, by its local name: descriptors have had four namespaces, and none before. */
final class Element {
    /** Descriptors have six levels at most. */
    private static final int MAX_DEPTH = 32;

    private final String name;
    private final String version;
    private final boolean metadataComplete;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Element(XMLStreamReader xml) {
        this.name = xml.getLocalName();
        String attribute = xml.getAttributeValue(null, "version");
        this.version = attribute == null ? "" : attribute;
        this.metadataComplete = isTrue(xml.getAttributeValue(null, "metadata-complete"));
    }

    /** A boolean of XML Schema (part 2, section 3.2.2). */
    private static boolean isTrue(@Nullable String text) {
        return text != null && (text.trim().equals("true") || text.trim().equals("1"));
    }

    /** Reads the element whose start was just read, to its end. */
    static Element read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, 1);
    }

    private static Element read(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("more than " + MAX_DEPTH + " levels of elements");
        }
        Element element = new Element(xml);
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                element.children.add(read(xml, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                element.text.append(xml.getText());
            }
        }
        return element;
    }

    String version() {
        return version;
    }

    boolean metadataComplete() {
        return metadataComplete;
    }

    List<Element> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).collect(Collectors.toList());
    }

    /** The text of each child of this name, without blanks around it. */
    List<String> texts(String childName) {
        return children(childName).stream()
                .map(child -> child.text.toString().trim())
                .collect(Collectors.toList());
    }

    /** The text of the first child of this name, or the empty text. */
    String text(String childName) {
        List<String> texts = texts(childName);
        return texts.isEmpty() ? "" : texts.get(0);
    }
}
