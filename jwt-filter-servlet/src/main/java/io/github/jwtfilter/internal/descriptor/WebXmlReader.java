package io.github.jwtfilter.internal.descriptor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.FactoryConfigurationError;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Parses a deployment descriptor of any version. Its DTD, which 2.2 and 2.3 name, is never loaded, no entity is
 * expanded, and all sizes are limited.
 */
public final class WebXmlReader {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private WebXmlReader() {}

    /**
     * Parses a {@code web.xml} or a {@code web-fragment.xml}.
     *
     * @param in the content; not closed
     * @return the declarations
     * @throws IOException if it cannot be read, is not well-formed XML, or is larger than 4 MiB
     */
    public static WebXml read(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(Bytes.read(in, MAX_BYTES)));
            try {
                boolean hasDtd = false;
                for (int event = xml.next(); event != XMLStreamConstants.START_ELEMENT; event = xml.next()) {
                    hasDtd |= event == XMLStreamConstants.DTD;
                }
                Element root = Element.read(xml);
                WebXml descriptor = descriptor(root);
                descriptor.namespace(ServletNamespace.ofDescriptor(root.namespace(), root.version(), hasDtd));
                return descriptor;
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException | FactoryConfigurationError | LinkageError e) {
            // The parser may belong to the application, or consist of parts of several, and its message may quote the
            // file.
            throw new IOException("is not well-formed XML", e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, name) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private static WebXml descriptor(Element root) {
        WebXml descriptor = new WebXml();
        descriptor.version(root.version());
        descriptor.name(root.text("name"));
        descriptor.metadataComplete(root.metadataComplete());
        root.children("absolute-ordering")
                .forEach(order -> descriptor.order(
                        order.texts("name"), !order.children("others").isEmpty()));
        root.children("filter").forEach(filter -> descriptor.add(filter(filter)));
        root.children("filter-mapping")
                .forEach(mapping -> descriptor.add(new FilterMapping(
                        mapping.text("filter-name"),
                        mapping.texts("url-pattern"),
                        mapping.texts("servlet-name"),
                        mapping.texts("dispatcher"))));
        root.children("servlet").forEach(servlet -> descriptor.add(servlet(servlet, root.children("servlet-mapping"))));
        root.children("listener").forEach(listener -> descriptor.addListener(listener.text("listener-class")));
        lines(root, "filter", "filter-class", descriptor);
        lines(root, "listener", "listener-class", descriptor);
        root.children("welcome-file-list").forEach(list -> descriptor.addWelcomeFiles(list.texts("welcome-file")));
        parameters(root.children("context-param")).forEach(descriptor::addContextParameter);
        root.children("error-page").forEach(page -> descriptor.addErrorPage(page.text("location")));
        descriptor.security(DeclaredSecurity.of(root));
        return descriptor;
    }

    private static void lines(Element root, String name, String childName, WebXml descriptor) {
        for (Element element : root.children(name)) {
            element.children(childName).forEach(child -> descriptor.line(child.text(), child.line()));
        }
    }

    private static DeclaredFilter filter(Element filter) {
        return new DeclaredFilter(
                filter.text("filter-name"),
                filter.text("filter-class"),
                filter.text("async-supported").equals("true"),
                parameters(filter.children("init-param")));
    }

    private static DeclaredServlet servlet(Element servlet, List<Element> mappings) {
        String name = servlet.text("servlet-name");
        List<String> patterns = mappings.stream()
                .filter(mapping -> mapping.text("servlet-name").equals(name))
                .flatMap(mapping -> mapping.texts("url-pattern").stream())
                .collect(Collectors.toList());
        boolean asynchronous = servlet.text("async-supported").equals("true");
        return new DeclaredServlet(name, servlet.text("servlet-class"), patterns, asynchronous);
    }

    private static Map<String, String> parameters(List<Element> elements) {
        Map<String, String> parameters = new LinkedHashMap<>();
        elements.forEach(each -> parameters.put(each.text("param-name"), each.text("param-value")));
        return parameters;
    }
}
