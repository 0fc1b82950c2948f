@package@import org.gradus.check.LocalChecks;

/**
 * Runs the public checks on your classes: with {@code mvn test}, or as a test in your IDE. Leave it as it is; tests of your own go
 * beside it.
 */
@LocalChecks("@title@")
class @checks@Test extends @checks@ {}
