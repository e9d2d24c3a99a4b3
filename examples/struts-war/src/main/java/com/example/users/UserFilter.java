package com.example.users;

import org.apache.struts2.dispatcher.filter.StrutsPrepareAndExecuteFilter;

/** A subclass of the filter of Struts, as many applications declare. */
public class UserFilter extends StrutsPrepareAndExecuteFilter {}
