<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ page import="com.example.orderdesk.Html" %>
<div id="head">
  <% if (request.getRemoteUser() != null) { %>
  <span class="user">Signed in as <%= Html.escape(request.getRemoteUser()) %></span>
  <% } %>
  <b>Acme Order Desk</b>
</div>
