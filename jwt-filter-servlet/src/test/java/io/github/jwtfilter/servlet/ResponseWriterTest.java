package io.github.jwtfilter.servlet;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.internal.response.ResponseFactory;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effect of a rejection on the connection of a request whose body has not been read. */
class ResponseWriterTest {
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final HttpServletResponse response = mock(HttpServletResponse.class);

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, Content-Length, 1",
        "HTTP/1.1, Content-Length, 3000000000",
        "HTTP/1.0, Content-Length, 17",
        "HTTP/1.1, Transfer-Encoding, chunked"
    })
    void a_connection_with_an_unread_body_ends(String protocol, String header, String value) throws IOException {
        write(protocol, header, value);

        verify(response).setHeader("Connection", "close");
        verify(request, never()).getInputStream();
        verify(request, never()).getReader();
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, Content-Length, 0", "HTTP/1.1, Content-Type, text/plain", "HTTP/1.0, Accept, text/html"})
    void a_connection_without_a_body_is_kept(String protocol, String header, String value) throws IOException {
        write(protocol, header, value);

        verify(response, never()).setHeader(eq("Connection"), any());
    }

    /** HTTP/2 has no such header (RFC 9113 section 8.2.2), and needs none: only the stream ends. */
    @ParameterizedTest
    @CsvSource({"HTTP/2.0", "HTTP/2", "HTTP/3.0"})
    void the_streams_of_later_versions_end_by_themselves(String protocol) throws IOException {
        write(protocol, "Content-Length", "17");

        verify(response, never()).setHeader(eq("Connection"), any());
    }

    @Test
    void a_committed_response_is_not_changed() throws IOException {
        when(response.isCommitted()).thenReturn(true);

        write("HTTP/1.1", "Content-Length", "17");

        verify(response, never()).setHeader(any(), any());
    }

    private void write(String protocol, String header, String value) throws IOException {
        when(request.getProtocol()).thenReturn(protocol);
        when(request.getMethod()).thenReturn("POST");
        when(request.getHeader(header)).thenReturn(value);
        when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));

        ResponseWriter.write(ResponseFactory.unconfigured(), request, response);
    }
}
