/** The smallest plugin that shows a recursive rule and a rule for several inputs. */
package com.example.sample;
