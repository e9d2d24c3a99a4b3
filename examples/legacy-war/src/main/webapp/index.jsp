<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ page import="com.example.orderdesk.Html" %>
<html>
<head>
  <title>Acme Order Desk</title>
  <link rel="stylesheet" type="text/css" href="<%= request.getContextPath() %>/css/desk.css">
</head>
<body>
<jsp:include page="/WEB-INF/jsp/head.jsp"/>
<% if (request.getUserPrincipal() == null) { %>
<h1>Welcome</h1>
<p>Orders are taken on workdays from 8 to 17, extension 4710.</p>
<% } else { %>
<h1>Welcome, <%= Html.escape(request.getUserPrincipal().getName()) %></h1>
<ul>
  <li><a href="orders">Orders</a></li>
  <li><a href="stock">Stock</a></li>
  <% if (request.isUserInRole("admin")) { %>
  <li><a href="admin/">Administration</a></li>
  <% } %>
</ul>
<% } %>
</body>
</html>
