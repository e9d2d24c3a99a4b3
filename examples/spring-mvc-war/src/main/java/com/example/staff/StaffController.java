package com.example.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Handlers that respond with their names, so that a test can identify the executed handler. */
@Controller
public class StaffController {
    /** A page for all clients. */
    @RequestMapping("/welcome")
    @ResponseBody
    public String welcome() {
        return "executed welcome";
    }

    /** A page for users. */
    @RequestMapping("/holidays")
    @ResponseBody
    public String holidays() {
        return "executed holidays";
    }

    /** A page for administrators. */
    @RequestMapping("/admin")
    @ResponseBody
    public String admin() {
        return "executed admin";
    }

    /** Another page for administrators, below the path of the first. */
    @RequestMapping("/admin/dismiss")
    @ResponseBody
    public String dismiss() {
        return "executed dismiss";
    }

    /** A handler whose mapping begins with a variable, so that it is reachable below any directory. */
    @RequestMapping("/{department}/export")
    @ResponseBody
    public String export() {
        return "executed export";
    }
}
