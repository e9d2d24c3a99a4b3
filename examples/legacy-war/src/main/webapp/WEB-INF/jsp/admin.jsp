<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<html>
<head>
  <title>Administration - Acme Order Desk</title>
  <link rel="stylesheet" type="text/css" href="${pageContext.request.contextPath}/css/desk.css">
</head>
<body>
<jsp:include page="head.jsp"/>
<h1>Administration</h1>
<p>Server: <%= application.getServerInfo() %></p>
<p>Signed in by: <%= request.getAuthType() %></p>
</body>
</html>
