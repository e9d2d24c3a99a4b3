<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<p>Signed in as ${pageContext.request.userPrincipal.name}</p>
