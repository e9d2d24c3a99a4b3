package com.example.helpdesk;

import io.github.jwtfilter.AlertRaised;
import io.github.jwtfilter.GuardListener;
import java.util.logging.Logger;

/** Tells the operators of possible attacks; events.listeners in the settings names it. A real one sends a message. */
public class AlertListener implements GuardListener {
    private static final Logger LOG = Logger.getLogger(AlertListener.class.getName());

    @Override
    public void alertRaised(AlertRaised event) {
        LOG.warning("Please investigate: " + event);
    }
}
