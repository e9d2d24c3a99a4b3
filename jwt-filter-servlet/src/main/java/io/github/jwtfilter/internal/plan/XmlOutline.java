package io.github.jwtfilter.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The positions of the root element and its children in the text of an XML file, which parsers do not report exactly.
 * The text must be well-formed; entities are not resolved.
 */
final class XmlOutline {
    /** An element that is a child of the root. */
    static final class Child {
        private final String name;
        private final int start;
        private final int end;

        Child(String name, int start, int end) {
            this.name = name;
            this.start = start;
            this.end = end;
        }

        /** Returns the name without a prefix. */
        String name() {
            return name;
        }

        /** Returns the offset of its start tag. */
        int start() {
            return start;
        }

        /** Returns the offset after its end. */
        int end() {
            return end;
        }
    }

    private final String text;
    private final List<Child> children = new ArrayList<>();
    private String rootName = "";
    private int startTagEnd;
    private boolean selfClosing;

    private XmlOutline(String text) {
        this.text = text;
    }

    static XmlOutline of(String text) throws UnplannableException {
        XmlOutline outline = new XmlOutline(text);
        outline.read();
        return outline;
    }

    private void read() throws UnplannableException {
        int depth = 0;
        int childStart = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
            if (text.startsWith("<!--", at)) {
                at = after("-->", at + 4);
            } else if (text.startsWith("<![CDATA[", at)) {
                at = after("]]>", at);
            } else if (text.startsWith("<?", at)) {
                at = after("?>", at);
            } else if (text.startsWith("<!", at)) {
                at = afterDoctype(at);
            } else if (text.startsWith("</", at)) {
                int end = after(">", at);
                depth--;
                if (depth == 0) {
                    return;
                }
                if (depth == 1) {
                    children.add(new Child(local(name(childStart)), childStart, end));
                }
                at = end;
            } else {
                int end = afterTag(at);
                boolean empty = text.charAt(end - 2) == '/';
                if (depth == 0) {
                    rootName = name(at);
                    startTagEnd = end;
                    selfClosing = empty;
                    if (empty) {
                        return;
                    }
                } else if (depth == 1) {
                    childStart = at;
                    if (empty) {
                        children.add(new Child(local(name(at)), at, end));
                    }
                }
                depth += empty ? 0 : 1;
                at = end;
            }
        }
        throw notFound();
    }

    private int after(String delimiter, int from) throws UnplannableException {
        int at = text.indexOf(delimiter, from);
        if (at < 0) {
            throw notFound();
        }
        return at + delimiter.length();
    }

    /** Returns the end of a tag, whose attributes may contain a greater-than sign. */
    private int afterTag(int from) throws UnplannableException {
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return at + 1;
            }
        }
        throw notFound();
    }

    private int afterDoctype(int from) throws UnplannableException {
        int end = afterTag(from);
        if (text.substring(from, end).indexOf('[') >= 0) {
            throw new UnplannableException(
                    "WEB-INF/web.xml declares entities or elements in its DOCTYPE, which the plan does not"
                            + " resolve; replace the references to them by their content, and remove the declarations");
        }
        return end;
    }

    private static UnplannableException notFound() {
        return new UnplannableException("WEB-INF/web.xml has no complete root element");
    }

    private String name(int startTag) {
        int end = startTag + 1;
        while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(startTag + 1, end);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Returns the children of the root, in order. */
    List<Child> children() {
        return Collections.unmodifiableList(children);
    }

    /** Returns the name of the root with its prefix. */
    String rootName() {
        return rootName;
    }

    /** Returns the prefix of the root with its colon, empty if it has none. */
    String prefix() {
        return rootName.substring(0, rootName.indexOf(':') + 1);
    }

    /** Returns the offset after the start tag of the root. */
    int startTagEnd() {
        return startTagEnd;
    }

    /** Returns whether the root is an empty-element tag. */
    boolean isSelfClosing() {
        return selfClosing;
    }
}
