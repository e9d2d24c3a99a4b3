package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of a descriptor, by its local name: descriptors have had four namespaces, and originally none. */
final class Element {
    /** The maximum depth; descriptors have six levels at most. */
    private static final int MAX_DEPTH = 32;

    private final String name;
    private final String namespace;
    private final String version;
    private final boolean metadataComplete;
    private final int line;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Element(XMLStreamReader xml) {
        this.name = xml.getLocalName();
        this.namespace = orEmpty(xml.getNamespaceURI());
        this.version = orEmpty(xml.getAttributeValue(null, "version"));
        this.line = xml.getLocation().getLineNumber();
        this.metadataComplete = isTrue(xml.getAttributeValue(null, "metadata-complete"));
    }

    /** Parses a boolean of XML Schema (part 2, section 3.2.2). */
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

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    String namespace() {
        return namespace;
    }

    String version() {
        return version;
    }

    boolean metadataComplete() {
        return metadataComplete;
    }

    /** Returns the line of the start of the element, from 1; -1 if the parser does not count lines. */
    int line() {
        return line;
    }

    List<Element> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).collect(Collectors.toList());
    }

    /** Returns the text of each child of this name, trimmed. */
    List<String> texts(String childName) {
        return children(childName).stream().map(Element::text).collect(Collectors.toList());
    }

    /** Returns the text of the element itself, trimmed. */
    String text() {
        return text.toString().trim();
    }

    /** Returns the text of the first child of this name, or the empty text. */
    String text(String childName) {
        List<String> texts = texts(childName);
        return texts.isEmpty() ? "" : texts.get(0);
    }
}
