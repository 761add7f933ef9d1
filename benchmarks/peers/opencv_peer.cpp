// The same operations as `LesionMetrics.Benchmarks peers time`, by OpenCV, one thread, on the scene written by `peers scene`.
// Writes name, nanoseconds a pixel (best of several runs, CPU time of this process), and values of the result at the compared pixels, or one of the whole.
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

static double cpuNanoseconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1e9 + now.tv_nsec;
}

static std::vector<unsigned char> readAll(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

static void timeIt(const char* name, double pixels, const std::function<void()>& run, const std::function<std::vector<double>()>& values) {
    double best = 1e300, spent = 0;
    for (int i = 0; i < 50 && (i < 3 || spent < 2e9); i++) {
        double before = cpuNanoseconds();
        run();
        double elapsed = cpuNanoseconds() - before;
        best = std::min(best, elapsed);
        spent += elapsed;
    }
    std::printf("%s,%.3f,", name, best / pixels);
    for (double value : values()) std::printf("%.17g ", value);
    std::printf("\n");
    std::fflush(stdout);
}

static double decode(double code) { return code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4); }

// He, Sun and Tang 2013 with OpenCV's own box filter: the module that has a guided filter is not in Debian's core packages.
static void guidedGray(const cv::Mat& p, const cv::Mat& I, int r, float eps, cv::Mat& out) {
    cv::Size k(2 * r + 1, 2 * r + 1);
    cv::Mat mI, mp, mIp, mII, a, b, ma, mb;
    auto box = [&](const cv::Mat& s, cv::Mat& d) { cv::boxFilter(s, d, CV_32F, k, {-1, -1}, true, cv::BORDER_REFLECT); };
    box(I, mI);
    box(p, mp);
    box(I.mul(p), mIp);
    box(I.mul(I), mII);
    cv::divide(mIp - mI.mul(mp), mII - mI.mul(mI) + eps, a);
    b = mp - a.mul(mI);
    box(a, ma);
    box(b, mb);
    out = ma.mul(I) + mb;
}

static void guidedColor(const cv::Mat& p, const std::vector<cv::Mat>& I, int r, float eps, cv::Mat& out) {
    cv::Size k(2 * r + 1, 2 * r + 1);
    auto box = [&](const cv::Mat& s) { cv::Mat d; cv::boxFilter(s, d, CV_32F, k, {-1, -1}, true, cv::BORDER_REFLECT); return d; };
    cv::Mat m[3], c[3], s[6], mp = box(p);
    for (int i = 0; i < 3; i++) m[i] = box(I[i]);
    for (int i = 0; i < 3; i++) c[i] = box(I[i].mul(p)) - m[i].mul(mp);
    for (int i = 0, n = 0; i < 3; i++)
        for (int j = i; j < 3; j++, n++) {
            s[n] = box(I[i].mul(I[j])) - m[i].mul(m[j]);
            if (i == j) s[n] += eps;
        }
    cv::Mat a[3] = {cv::Mat(p.size(), CV_32F), cv::Mat(p.size(), CV_32F), cv::Mat(p.size(), CV_32F)}, b(p.size(), CV_32F);
    for (int y = 0; y < p.rows; y++) {
        const float *q[6], *cc[3], *mm[3], *pp = mp.ptr<float>(y);
        float *aa[3], *bb = b.ptr<float>(y);
        for (int i = 0; i < 6; i++) q[i] = s[i].ptr<float>(y);
        for (int i = 0; i < 3; i++) { cc[i] = c[i].ptr<float>(y); mm[i] = m[i].ptr<float>(y); aa[i] = a[i].ptr<float>(y); }
        for (int x = 0; x < p.cols; x++) {
            float rr = q[0][x], rg = q[1][x], rb = q[2][x], gg = q[3][x], gb = q[4][x], bl = q[5][x];
            float i00 = gg * bl - gb * gb, i01 = gb * rb - rg * bl, i02 = rg * gb - gg * rb;
            float i11 = rr * bl - rb * rb, i12 = rb * rg - rr * gb, i22 = rr * gg - rg * rg;
            float inv = 1 / (rr * i00 + rg * i01 + rb * i02);
            float u = cc[0][x], v = cc[1][x], w = cc[2][x];
            aa[0][x] = (i00 * u + i01 * v + i02 * w) * inv;
            aa[1][x] = (i01 * u + i11 * v + i12 * w) * inv;
            aa[2][x] = (i02 * u + i12 * v + i22 * w) * inv;
            bb[x] = pp[x] - aa[0][x] * mm[0][x] - aa[1][x] * mm[1][x] - aa[2][x] * mm[2][x];
        }
    }
    out = box(b);
    for (int i = 0; i < 3; i++) out += box(a[i]).mul(I[i]);
}

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "Usage: opencv_peer SCENE_FOLDER\n");
        return 2;
    }
    cv::setNumThreads(1);
    std::string folder = std::string(argv[1]) + "/";
    int width, height, count;
    std::ifstream sizes(folder + "size.txt");
    sizes >> width >> height >> count;
    std::vector<cv::Point> points(count);
    for (cv::Point& p : points) sizes >> p.x >> p.y;
    auto rgbBytes = readAll(folder + "rgb.raw"), grayBytes = readAll(folder + "gray.raw"), maskBytes = readAll(folder + "mask.raw");
    cv::Mat rgb(height, width, CV_8UC3, rgbBytes.data()), gray8(height, width, CV_8U, grayBytes.data()), mask(height, width, CV_8U, maskBytes.data());
    const double n = double(width) * height;

    cv::Mat linearTable(1, 256, CV_32F), densityTable(1, 256, CV_32F);
    for (int i = 0; i < 256; i++) {
        linearTable.at<float>(i) = float(decode(i / 255.0));
        densityTable.at<float>(i) = float(-std::log10(std::max(decode(i / 255.0), 1 / 255.0)));
    }
    cv::Mat linear, red, into, into2, into3;
    cv::LUT(rgb, linearTable, linear);
    std::vector<cv::Mat> channels;
    cv::split(linear, channels);
    red = channels[0];
    cv::Mat gray = channels[1];
    auto at = [&](const cv::Mat& m) {
        std::vector<double> values;
        for (const cv::Point& p : points) values.push_back(m.at<float>(p));
        return values;
    };
    auto one = [](double value) { return std::vector<double>{value}; };

    timeIt("copy", n, [&] { gray.copyTo(into); }, [&] { return at(into); });
    std::vector<cv::Mat> planes;
    cv::Mat scaled;
    timeIt("lab", n, [&] { rgb.convertTo(scaled, CV_32F, 1 / 255.0); cv::cvtColor(scaled, into3, cv::COLOR_RGB2Lab); cv::split(into3, planes); },
           [&] { return at(planes[1]); });
    cv::Matx33f matrix(1.8f, -1.1f, 0.2f, -1.3f, 2.4f, -0.6f, 0.3f, -0.9f, 1.5f);
    cv::Mat density;
    timeIt("chromophores", n, [&] { cv::LUT(rgb, densityTable, density); cv::transform(density, into3, matrix); cv::split(into3, planes); },
           [&] { return at(planes[1]); });
    timeIt("gaussian-2", n, [&] { cv::GaussianBlur(gray, into, {0, 0}, 2, 2, cv::BORDER_REPLICATE); }, [&] { return at(into); });
    cv::Mat small, smallBlurred;
    timeIt("gaussian-50", n,
           [&] {
               cv::resize(gray, small, {}, 0.125, 0.125, cv::INTER_AREA);
               cv::GaussianBlur(small, smallBlurred, {0, 0}, 6.25, 6.25, cv::BORDER_REPLICATE);
               cv::resize(smallBlurred, into, gray.size(), 0, 0, cv::INTER_LINEAR);
           },
           [&] { return at(into); });
    timeIt("box-50", n, [&] { cv::boxFilter(gray, into, CV_32F, {101, 101}, {-1, -1}, true, cv::BORDER_REFLECT); }, [&] { return at(into); });
    timeIt("guided-gray-16", n, [&] { guidedGray(red, gray, 16, 1e-3f, into); }, [&] { return at(into); });
    timeIt("guided-color-16", n, [&] { guidedColor(red, channels, 16, 1e-3f, into); }, [&] { return at(into); });
    double otsu = 0;
    timeIt("otsu", n, [&] { otsu = cv::threshold(gray8, into2, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU); }, [&] { return one(otsu); });
    double mean = 0;
    timeIt("masked-mean", n, [&] { mean = cv::mean(gray, mask)[0]; }, [&] { return one(mean); });
    cv::Mat disc(11, 11, CV_8U);
    for (int y = -5; y <= 5; y++)
        for (int x = -5; x <= 5; x++) disc.at<unsigned char>(y + 5, x + 5) = x * x + y * y <= 25;
    timeIt("open-5", n, [&] { cv::morphologyEx(mask, into2, cv::MORPH_OPEN, disc); }, [&] { return one(cv::countNonZero(into2)); });
    cv::Mat labels, stats, centroids;
    int pieces = 0;
    timeIt("components", n, [&] { pieces = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 8, CV_32S); }, [&] { return one(pieces - 1.0); });
    timeIt("fill-holes", n,
           [&] {
               cv::copyMakeBorder(mask, into2, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
               cv::floodFill(into2, {0, 0}, 255, nullptr, 0, 0, 4);
               cv::bitwise_not(into2(cv::Rect(1, 1, width, height)), into3);
               cv::bitwise_or(into3, mask, into3);
           },
           [&] { return one(cv::countNonZero(into3)); });
    timeIt("distance", n, [&] { cv::distanceTransform(mask, into, cv::DIST_L2, cv::DIST_MASK_PRECISE); },
           [&] { return at(into); });
    cv::Mat mapX(height, width, CV_32F), mapY(height, width, CV_32F);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            double w = 2e-6 * x - 1e-6 * y + 1;
            mapX.at<float>(y, x) = float((0.98 * x + 0.03 * y + 12) / w);
            mapY.at<float>(y, x) = float((-0.02 * x + 0.99 * y + 25) / w);
        }
    timeIt("remap-bilinear", n, [&] { cv::remap(gray, into, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0); }, [&] { return at(into); });
    return 0;
}
