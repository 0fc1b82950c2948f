package org.gradus.check;

/**
 * A known mistake whose numbers the submission gives.
 *
 * @param mistake simple name of the mistake's class
 * @param sentence what is wrong
 * @param evidence how one sees it in the numbers
 * @param hint where to look
 */
public record Recognised(String mistake, String sentence, String evidence, String hint) {}
