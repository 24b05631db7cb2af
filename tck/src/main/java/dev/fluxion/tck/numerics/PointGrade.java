package dev.fluxion.tck.numerics;

/** What is found of a derivative at one point. */
public enum PointGrade {
  /** It is within the tolerance. */
  AGREES,
  /** It is outside of the tolerance by less than the accuracy that is asked for. */
  INACCURATE,
  /** It is outside of the tolerance, which further ladders confirm. */
  WRONG,
  /** The function has a kink that is not declared, and the derivative lies between both sides. */
  KINK,
  /** The values do not tell a right derivative from a wrong one. */
  INCONCLUSIVE
}
