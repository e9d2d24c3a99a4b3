<%@ page contentType="text/html;charset=UTF-8" session="false" isErrorPage="true" %>
<% Object status = request.getAttribute("javax.servlet.error.status_code"); %>
<html>
<head>
  <title>Error <%= status %> - Acme Order Desk</title>
  <link rel="stylesheet" type="text/css" href="<%= request.getContextPath() %>/css/desk.css">
</head>
<body>
<jsp:include page="head.jsp"/>
<h1>Sorry, that did not work (<%= status %>)</h1>
<p>Please call the help desk, extension 4711.</p>
</body>
</html>
