package com.example.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Handlers that respond with their names, so that a test sees which handler was executed. */
@Controller
public class StaffController {
    /** A page for everyone. */
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

    /** Another one, in the directory of the first. */
    @RequestMapping("/admin/dismiss")
    @ResponseBody
    public String dismiss() {
        return "executed dismiss";
    }

    /** A handler whose mapping begins with a variable, and so is reached below any directory. */
    @RequestMapping("/{department}/export")
    @ResponseBody
    public String export() {
        return "executed export";
    }
}
