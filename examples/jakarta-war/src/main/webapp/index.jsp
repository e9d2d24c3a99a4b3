<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<!DOCTYPE html>
<html lang="en">
<head><title>Meeting Rooms</title></head>
<body>
<jsp:include page="/WEB-INF/jsp/head.jsp"/>
<h1>Meeting Rooms</h1>
<% if (request.getUserPrincipal() == null) { %>
<p>Ask the reception for a room.</p>
<% } else { %>
<ul>
  <li><a href="rooms">All rooms</a></li>
  <% if (request.isUserInRole("admin")) { %>
  <li><a href="admin/">Administration</a></li>
  <% } %>
</ul>
<% } %>
</body>
</html>
