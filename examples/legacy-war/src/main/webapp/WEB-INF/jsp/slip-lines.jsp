<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ page import="com.example.orderdesk.Html, com.example.orderdesk.Order" %>
<% Order order = (Order) request.getAttribute("order"); %>
<table>
  <tr><th>Deliver to</th><td><%= Html.escape(order.getCustomer()) %></td></tr>
  <tr><th>Article</th><td><%= Html.escape(order.getArticle()) %></td></tr>
  <tr><th>Quantity</th><td><%= order.getQuantity() %></td></tr>
  <tr><th>Packed by</th><td><%= Html.escape(request.getRemoteUser()) %></td></tr>
</table>
