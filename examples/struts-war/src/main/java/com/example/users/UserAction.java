package com.example.users;

import com.opensymphony.xwork2.ActionContext;
import com.opensymphony.xwork2.ActionSupport;
import java.io.IOException;
import org.apache.struts2.ServletActionContext;

/** An action that responds with its name, so that a test can identify the executed action. */
public class UserAction extends ActionSupport {
    private static final long serialVersionUID = 1L;

    @Override
    public String execute() throws IOException {
        return respond("execute");
    }

    /** A second method, which only dynamic method invocation calls. */
    public String purge() throws IOException {
        return respond("purge");
    }

    private static String respond(String method) throws IOException {
        String action =
                ActionContext.getContext().getActionInvocation().getProxy().getActionName();
        ServletActionContext.getResponse().setContentType("text/plain");
        ServletActionContext.getResponse().getWriter().print("executed " + action + " " + method);
        return NONE;
    }
}
