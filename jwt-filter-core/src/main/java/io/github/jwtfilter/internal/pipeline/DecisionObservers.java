package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.event.DecisionObserver;
import java.util.Arrays;
import java.util.Collection;

/** Calls several observers in order. An exception of one affects neither the others nor the request. */
final class DecisionObservers implements DecisionObserver {
    private volatile DecisionObserver[] observers;
    private final FailureLog failures;

    DecisionObservers(Collection<DecisionObserver> observers, FailureLog failures) {
        this.observers = observers.toArray(new DecisionObserver[0]);
        this.failures = failures;
    }

    /** Adds an observer, which is called after the others. */
    synchronized void add(DecisionObserver observer) {
        DecisionObserver[] more = Arrays.copyOf(observers, observers.length + 1);
        more[observers.length] = observer;
        observers = more;
    }

    @Override
    public void verified(RequestView request, String clientAddress, JwtPrincipal principal) {
        for (DecisionObserver observer : observers) {
            try {
                observer.verified(request, clientAddress, principal);
            } catch (RuntimeException e) {
                report(e);
            }
        }
    }

    @Override
    public void accepted(RequestView request, String clientAddress, JwtPrincipal principal) {
        for (DecisionObserver observer : observers) {
            try {
                observer.accepted(request, clientAddress, principal);
            } catch (RuntimeException e) {
                report(e);
            }
        }
    }

    @Override
    public void passed(RequestView request, String clientAddress) {
        for (DecisionObserver observer : observers) {
            try {
                observer.passed(request, clientAddress);
            } catch (RuntimeException e) {
                report(e);
            }
        }
    }

    @Override
    public void rejected(RequestView request, String clientAddress, Rejection rejection) {
        for (DecisionObserver observer : observers) {
            try {
                observer.rejected(request, clientAddress, rejection);
            } catch (RuntimeException e) {
                report(e);
            }
        }
    }

    private void report(RuntimeException failure) {
        failures.report("an observer of decisions", failure);
    }
}
