package com.example.users;

import org.apache.struts2.dispatcher.filter.StrutsPrepareAndExecuteFilter;

/** Struts with a class of its own, as many applications declare it. */
public class UserFilter extends StrutsPrepareAndExecuteFilter {}
