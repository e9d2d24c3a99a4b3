<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ page import="com.example.orderdesk.Html, com.example.orderdesk.Order, java.util.List" %>
<%
  @SuppressWarnings("unchecked")
  List<Order> orders = (List<Order>) request.getAttribute("orders");
%>
<html>
<head>
  <title>Orders - Acme Order Desk</title>
  <link rel="stylesheet" type="text/css" href="${pageContext.request.contextPath}/css/desk.css">
</head>
<body>
<jsp:include page="head.jsp"/>
<h1>Orders</h1>
<table>
  <tr><th>No.</th><th>Customer</th><th>Article</th><th>Quantity</th><th></th><th></th></tr>
  <% for (Order order : orders) { %>
  <tr>
    <td class="number"><%= order.getId() %></td>
    <td><%= Html.escape(order.getCustomer()) %></td>
    <td><%= Html.escape(order.getArticle()) %></td>
    <td class="number"><%= order.getQuantity() %></td>
    <td><a href="orders/slip?id=<%= order.getId() %>">Packing slip</a></td>
    <td><a href="orders/cancel?id=<%= order.getId() %>">Cancel</a></td>
  </tr>
  <% } %>
</table>
<p>${orders.size()} orders, listed for ${pageContext.request.userPrincipal.name}.</p>
</body>
</html>
