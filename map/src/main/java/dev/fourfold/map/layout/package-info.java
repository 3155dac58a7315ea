/// Where everything of a map stands in a picture: what is drawn, what is drawn together, and the layout by ELK.
@NullMarked
package dev.fourfold.map.layout;

import org.jspecify.annotations.NullMarked;
