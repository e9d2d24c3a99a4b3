package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.junit.jupiter.api.Test;

class RequestActivityTest {
    private final RequestActivity activity = new RequestActivity();
    private final AsyncContext context = mock(AsyncContext.class);

    @Test
    void a_request_is_active_until_all_its_dispatches_have_ended() {
        assertActive();
        activity.begin();
        activity.begin();
        activity.end();
        assertActive();
        activity.end();
        assertComplete();
    }

    @Test
    void an_asynchronous_request_is_active_until_it_is_completed() {
        activity.begin();
        activity.continueAsynchronously(() -> context);
        verify(context).addListener(activity);
        activity.end();
        assertActive();

        activity.onTimeout(new AsyncEvent(context));
        assertActive();
        activity.onComplete(new AsyncEvent(context));
        assertComplete();
    }

    @Test
    void a_request_that_becomes_asynchronous_again_is_active() {
        AsyncContext second = mock(AsyncContext.class);
        activity.begin();
        activity.continueAsynchronously(() -> context);
        activity.end();
        activity.begin();
        activity.onStartAsync(new AsyncEvent(second));
        activity.end();

        verify(second).addListener(activity);
        assertActive();
    }

    /** Whether the server throws the exception depends on the moment. */
    @Test
    void a_request_that_another_thread_completes_at_once_is_complete_after_its_dispatch() {
        activity.begin();
        activity.continueAsynchronously(() -> {
            throw new IllegalStateException("the request is not asynchronous");
        });
        assertActive();
        activity.end();
        assertComplete();

        activity.begin();
        doThrow(new IllegalStateException()).when(context).addListener(any(AsyncListener.class));
        activity.continueAsynchronously(() -> context);
        activity.end();
        assertComplete();
    }

    private void assertActive() {
        assertThatCode(activity::requireActive).doesNotThrowAnyException();
    }

    private void assertComplete() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(activity::requireActive);
    }
}
