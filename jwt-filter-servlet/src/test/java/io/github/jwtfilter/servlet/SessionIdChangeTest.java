package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

/** Servers that claim to change the ID of a session, but do not. */
class SessionIdChangeTest {
    private final StoredSession planted = new StoredSession(false);
    private final HttpServletRequest request = mock();

    /** Tomcat 7 with the session cookie path "/" creates sessions under the requested ID. */
    @Test
    void a_copy_with_the_old_id_is_invalidated_and_gets_no_attributes() {
        planted.put("cart", "three books");
        StoredSession copy = copyUnderTheSameId();
        HttpSession session = planted.object();

        assertThatThrownBy(() -> SessionIdChange.COPY.apply(session, request))
                .isInstanceOf(IllegalStateException.class);

        assertThat(planted.hasEnded()).isTrue();
        assertThat(copy.hasEnded()).isTrue();
        assertThat(copy.get("cart")).isNull();
    }

    @Test
    void no_user_gets_a_copy_with_the_old_id() {
        SessionRequests requests = new SessionRequests(planted);
        StoredSession copy = copyUnderTheSameId();
        when(request.getRequestedSessionId()).thenReturn(planted.id());
        when(request.isRequestedSessionIdValid()).thenReturn(true);

        SessionOwner owner = new SessionOwner(requests.principal("alice"), request, SessionIdChange.COPY);

        assertThat(owner.claim(planted.object())).isNull();
        assertThat(copy.hasEnded()).isTrue();
    }

    @Test
    void a_session_whose_id_does_not_change_is_invalidated() throws Exception {
        String id = planted.id();
        when(HttpServletRequest.class.getMethod("changeSessionId").invoke(request))
                .thenReturn(id);
        HttpSession session = planted.object();

        assertThatThrownBy(() -> SessionIdChange.RENAME.apply(session, request))
                .isInstanceOf(IllegalStateException.class);

        assertThat(planted.hasEnded()).isTrue();
    }

    private StoredSession copyUnderTheSameId() {
        StoredSession copy = new StoredSession(planted.id());
        HttpSession object = copy.object();
        when(request.getSession(true)).thenReturn(object);
        return copy;
    }
}
