package org.gradus.data;

/**
 * How the features of an example make an image: one plane for each channel, each plane row by row from the top left pixel.
 *
 * @param rows pixels from top to bottom
 * @param columns pixels from left to right
 * @param channels 1 for grey values, 3 for red, green and blue
 */
public record ImageShape(int rows, int columns, int channels) {
    /** Grey images of 28 x 28 pixels, as in MNIST and Fashion-MNIST. */
    public static final ImageShape MNIST = new ImageShape(28, 28, 1);

    /** Colour images of 32 x 32 pixels, as in CIFAR-10. */
    public static final ImageShape CIFAR = new ImageShape(32, 32, 3);

    public ImageShape {
        if (rows < 1 || columns < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException("An image has at least one pixel and 1 or 3 channels, not " + rows
                    + " x " + columns + " x " + channels);
        }
    }

    /** Number of features of one image. */
    public int features() {
        return Math.multiplyExact(Math.multiplyExact(rows, columns), channels);
    }
}
