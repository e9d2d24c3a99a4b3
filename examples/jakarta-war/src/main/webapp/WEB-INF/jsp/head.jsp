<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<p>${empty pageContext.request.userPrincipal ? "You are not signed in" : "Signed in as "}${pageContext.request.userPrincipal.name}</p>
