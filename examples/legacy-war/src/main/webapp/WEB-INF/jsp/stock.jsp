<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<html>
<head>
  <title>Stock - Acme Order Desk</title>
  <link rel="stylesheet" type="text/css" href="${pageContext.request.contextPath}/css/desk.css">
</head>
<body>
<jsp:include page="head.jsp"/>
<h1>Stock</h1>
<p>${stock} pieces are promised to customers.</p>
</body>
</html>
