package io.github.jwtfilter.servlet;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mocks of the objects that a servlet container passes to filters and listeners. */
final class Container {
    static final String DEFAULT_LOCATION = "/WEB-INF/jwt-filter.properties";

    private Container() {}

    static ServletContext context(String path) {
        return context(mock(ServletContext.class), path);
    }

    static ServletContext context(ServletContext context, String path) {
        when(context.getContextPath()).thenReturn(path);
        when(context.getClassLoader()).thenReturn(Container.class.getClassLoader());
        Map<String, Object> attributes = new HashMap<>();
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(context)
                .setAttribute(anyString(), any());
        doAnswer(call -> attributes.remove(call.<String>getArgument(0)))
                .when(context)
                .removeAttribute(anyString());
        when(context.getAttribute(anyString())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        FilterRegistration filter = registration("jwt", JwtFilter.class.getName(), "/*");
        doReturn(Map.of("jwt", filter)).when(context).getFilterRegistrations();
        return context;
    }

    /** Returns a registration of a filter. */
    static FilterRegistration registration(String name, String className, String... patterns) {
        FilterRegistration filter = mock();
        when(filter.getName()).thenReturn(name);
        when(filter.getClassName()).thenReturn(className);
        when(filter.getUrlPatternMappings()).thenReturn(List.of(patterns));
        return filter;
    }

    static ServletContext context(String path, String settings) {
        return withFile(context(path), DEFAULT_LOCATION, settings);
    }

    static ServletContext withFile(ServletContext context, String location, String content) {
        when(context.getResourceAsStream(location))
                .thenAnswer(call -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        return context;
    }

    static FilterConfig filter(ServletContext context) {
        FilterConfig config = mock();
        when(config.getServletContext()).thenReturn(context);
        when(config.getFilterName()).thenReturn("jwt");
        return config;
    }

    static HttpServletRequest request(DispatcherType type, String... authorization) {
        HttpServletRequest request = mock();
        when(request.getDispatcherType()).thenReturn(type);
        when(request.getMethod()).thenReturn("GET");
        when(request.getServletPath()).thenReturn("/page");
        when(request.getRequestURI()).thenReturn("/app/page");
        when(request.getRemoteAddr()).thenReturn("127.0.0.1");
        when(request.getHeaders(anyString())).thenAnswer(call -> Collections.emptyEnumeration());
        when(request.getHeaders("Authorization")).thenAnswer(call -> Collections.enumeration(List.of(authorization)));
        Map<String, Object> attributes = new HashMap<>();
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(request)
                .setAttribute(anyString(), any());
        when(request.getAttribute(anyString())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        return request;
    }

    static HttpServletResponse response() throws IOException {
        HttpServletResponse response = mock();
        ServletOutputStream body = mock();
        when(response.getOutputStream()).thenReturn(body);
        return response;
    }
}
