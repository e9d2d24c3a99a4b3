<%@ page contentType="text/html;charset=UTF-8" session="false" isErrorPage="true" %>
<!DOCTYPE html>
<html lang="en">
<head><title>No such room</title></head>
<body>
<jsp:include page="head.jsp"/>
<h1>There is no such room</h1>
</body>
</html>
