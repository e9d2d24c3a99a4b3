/** The classes that the tests of all examples share: an HTTP client, an identity provider, and waiting for conditions. */
package io.github.jwtfilter.testsupport;
