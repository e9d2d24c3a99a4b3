<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<!DOCTYPE html>
<html lang="en">
<head><title>All rooms</title></head>
<body>
<jsp:include page="head.jsp"/>
<h1>All rooms</h1>
<p>${rooms}</p>
</body>
</html>
