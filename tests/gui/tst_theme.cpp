// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/appearance.h"
#include "app/widgets/figures.h"
#include "app/widgets/status_look.h"
#include "app/widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<Ink> allInks()
{
    QList<Ink> inks;
    for (int i = 0; i < kInkCount; ++i)
        inks.append(static_cast<Ink>(i));
    return inks;
}

QList<Ground> allGrounds()
{
    QList<Ground> grounds;
    for (int i = 0; i < kGroundCount; ++i)
        grounds.append(static_cast<Ground>(i));
    return grounds;
}

QList<Status> allStatuses()
{
    QList<Status> all;
    for (int i = 0; i < kStatusCount; ++i)
        all.append(static_cast<Status>(i));
    return all;
}

QImage drawn(Status status)
{
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintStatusGlyph(painter, QRectF(0, 0, 32, 32), status, QColor(Qt::black));
    return image;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void everyInkIsReadableOnEveryGround_data();
    void everyInkIsReadableOnEveryGround();
    void looksAsTheDirectionSays_data();
    void looksAsTheDirectionSays();
    void tintsKeepTheirInkReadable_data();
    void tintsKeepTheirInkReadable();
    void paletteTextIsReadable_data();
    void paletteTextIsReadable();
    void anEmptyFieldIsReadable_data();
    void anEmptyFieldIsReadable();
    void styleSheetNamesNoUnknownColour_data();
    void styleSheetNamesNoUnknownColour();
    void personKeepsOneColour();
    void peopleAreToldApart();
    void teamChipsAreReadable_data();
    void teamChipsAreReadable();
    void knowsItselfFromThePalette();
    void everyStatusHasItsOwnGlyphAndWord();
    void everyStatusIsDrawnInsideItsSquare();
    void figuresOfOneLengthAreEquallyWide();
    void figuresStandAtTheSideThatIsAsked();
    void choosingAThemeDressesTheApplication();
    void reducedMotionEndsEveryMovement();

private:
    static void addThemes();
};

void TestTheme::addThemes()
{
    QTest::addColumn<Theme::Kind>("kind");
    QTest::newRow("light") << Theme::Kind::Light;
    QTest::newRow("dark") << Theme::Kind::Dark;
}

void TestTheme::everyInkIsReadableOnEveryGround_data()
{
    addThemes();
}

void TestTheme::everyInkIsReadableOnEveryGround()
{
    QFETCH(const Theme::Kind, kind);
    const Theme& theme = Theme::of(kind);
    for (const Ground ground : allGrounds()) {
        for (const Ink ink : allInks()) {
            const double ratio = contrast(theme.ink(ink, ground), theme.ground(ground));
            QVERIFY2(
                ratio >= kReadableContrast,
                qPrintable(u"ink %1 on ground %2: %3"_s.arg(int(ink)).arg(int(ground)).arg(ratio)));
        }
    }
    QVERIFY(contrast(theme.onAccentFill(), theme.accentFill()) >= kReadableContrast);
}

void TestTheme::looksAsTheDirectionSays_data()
{
    QTest::addColumn<Theme::Kind>("kind");
    QTest::addColumn<QString>("colours");
    QTest::newRow("light") << Theme::Kind::Light
                           << u"#f6f7f9 #ffffff #e3e6ea #1b1f24 #5b6570 #2f6feb #1a7f37 #c62f2f "
                              "#8a6d00 #6b7280 #2f6feb"_s;
    QTest::newRow("dark") << Theme::Kind::Dark
                          << u"#14171a #1c2024 #2c3238 #e8eaed #9aa4ae #6ea8fe #4cc38a #ff7b7b "
                             "#e5c04b #9aa4ae #6ea8fe"_s;
}

void TestTheme::looksAsTheDirectionSays()
{
    QFETCH(const Theme::Kind, kind);
    QFETCH(const QString, colours);
    const Theme& theme = Theme::of(kind);
    QStringList names {
        theme.ground(Ground::Window).name(),
        theme.ground(Ground::Surface).name(),
        theme.border().name()};
    for (const Ink ink :
         {Ink::Text,
          Ink::Muted,
          Ink::Accent,
          Ink::Won,
          Ink::Lost,
          Ink::Push,
          Ink::Void,
          Ink::Pending})
        names.append(theme.ink(ink).name());
    QCOMPARE(names.join(u' '), colours);
}

void TestTheme::tintsKeepTheirInkReadable_data()
{
    addThemes();
}

void TestTheme::tintsKeepTheirInkReadable()
{
    QFETCH(const Theme::Kind, kind);
    const Theme& theme = Theme::of(kind);
    for (const Ground ground : allGrounds()) {
        for (const Ink ink : allInks()) {
            const QColor tint = theme.tint(ink, ground);
            QVERIFY(contrast(theme.ink(ink, ground), tint) >= kReadableContrast);
        }
    }
}

void TestTheme::paletteTextIsReadable_data()
{
    addThemes();
}

void TestTheme::paletteTextIsReadable()
{
    QFETCH(const Theme::Kind, kind);
    const QPalette palette = Theme::of(kind).palette();
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] {
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::Link, QPalette::Window}};
    for (const auto& [text, ground] : pairs)
        QVERIFY(contrast(palette.color(text), palette.color(ground)) >= kReadableContrast);
}

void TestTheme::anEmptyFieldIsReadable_data()
{
    addThemes();
}

/// Not what the palette says, but what is drawn: a style sheet has the last word.
void TestTheme::anEmptyFieldIsReadable()
{
    QFETCH(const Theme::Kind, kind);
    Appearance appearance(*qApp);
    appearance.choose(
        kind == Theme::Kind::Dark ? Appearance::Choice::Dark : Appearance::Choice::Light);
    QLineEdit field;
    QFont large = field.font();
    large.setPointSize(40); // strokes that are wider than their soft edges
    field.setFont(large);
    field.setPlaceholderText(u"HHHH"_s);
    field.resize(600, 120);
    const QImage image = field.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QRect inside = image.rect().adjusted(12, 12, -12, -12);
    const QColor ground = image.pixelColor(inside.bottomRight());
    double best = 1;
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            best = std::max(best, contrast(image.pixelColor(x, y), ground));
    }
    QVERIFY2(best >= kReadableContrast, qPrintable(QString::number(best)));
    QVERIFY2(best < contrast(Theme::of(kind).ink(Ink::Text), ground), "fainter than what is typed");
    appearance.choose(Appearance::Choice::Light);
}

void TestTheme::styleSheetNamesNoUnknownColour_data()
{
    addThemes();
}

void TestTheme::styleSheetNamesNoUnknownColour()
{
    QFETCH(const Theme::Kind, kind);
    const QString sheet = Theme::of(kind).styleSheet();
    static const QRegularExpression leftOver(u"\\{[a-z-]+\\}"_s);
    QVERIFY2(!leftOver.match(sheet).hasMatch(), qPrintable(leftOver.match(sheet).captured()));
    QPushButton button;
    button.setStyleSheet(sheet); // a sheet that Qt cannot read would warn
    button.ensurePolished();
}

void TestTheme::personKeepsOneColour()
{
    const Theme& light = Theme::of(Theme::Kind::Light);
    // Written down, because every screen of every version must agree.
    QCOMPARE(light.person(u"FLIGHTx12!"_s).hslHue(), 300);
    QCOMPARE(light.person(u"Jaybers8"_s).hslHue(), 139);
    // One name, two spellings in Unicode.
    QCOMPARE(light.person(u"Zo\u00eb"_s), light.person(u"Zoe\u0308"_s));
    QVERIFY(light.person(u"Zoe"_s) != light.person(u"Zo\u00eb"_s));
}

void TestTheme::peopleAreToldApart()
{
    for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
        const Theme& theme = Theme::of(kind);
        QSet<QRgb> colours;
        QVERIFY(theme.person(u"Max"_s) != theme.person(u"Zoe"_s)); // of one hue
        for (int i = 0; i < 200; ++i) {
            const QColor colour = theme.person(u"Player %1"_s.arg(i));
            QVERIFY(contrast(colour, theme.ground(Ground::Surface)) >= kShapeContrast);
            colours.insert(colour.rgb());
        }
        QVERIFY(colours.size() >= 32);
    }
}

void TestTheme::teamChipsAreReadable_data()
{
    QTest::addColumn<QString>("primary");
    QTest::addColumn<QString>("secondary");
    QTest::newRow("white on white") << u"#FFFFFF"_s << u"#FFFFFF"_s;
    QTest::newRow("black") << u"#000000"_s << QString();
    QTest::newRow("purple and gold") << u"#4F2683"_s << u"#FFC62F"_s;
    QTest::newRow("gold and purple") << u"#FFC62F"_s << u"#4F2683"_s;
    QTest::newRow("two greys") << u"#808080"_s << u"#909090"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("no colour at all") << u"banana peel"_s << u"#12"_s;
    QTest::newRow("middle of everything") << u"#757575"_s << QString();
}

void TestTheme::teamChipsAreReadable()
{
    QFETCH(const QString, primary);
    QFETCH(const QString, secondary);
    for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
        const Theme::Chip chip = Theme::of(kind).teamChip(primary, secondary);
        QVERIFY(chip.fill.isValid());
        QVERIFY(contrast(chip.text, chip.fill) >= kReadableContrast);
    }
}

void TestTheme::knowsItselfFromThePalette()
{
    for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark})
        QCOMPARE(Theme::of(Theme::of(kind).palette()).kind(), kind);
}

void TestTheme::everyStatusHasItsOwnGlyphAndWord()
{
    QSet<QString> glyphs;
    QSet<QString> words;
    for (const Status status : allStatuses()) {
        glyphs.insert(statusLook(status).glyph);
        words.insert(statusLook(status).word);
        QCOMPARE(statusText(status), statusLook(status).glyph + u' ' + statusLook(status).word);
    }
    QCOMPARE(glyphs.size(), kStatusCount);
    QCOMPARE(words.size(), kStatusCount);
    QCOMPARE(statusText(Status::Won), u"✓ Won"_s);
    QCOMPARE(statusText(Status::HalfLost), u"◑ Half lost"_s);
}

void TestTheme::everyStatusIsDrawnInsideItsSquare()
{
    QList<QImage> seen;
    for (const Status status : allStatuses()) {
        const QImage image = drawn(status);
        QVERIFY2(!seen.contains(image), qPrintable(statusText(status)));
        seen.append(image);
        for (int i = 0; i < 32; ++i) { // nothing is cut off at an edge
            for (const QPoint edge : {QPoint(i, 0), QPoint(i, 31), QPoint(0, i), QPoint(31, i)})
                QVERIFY2(image.pixelColor(edge) == Qt::white, qPrintable(statusText(status)));
        }
    }
}

void TestTheme::figuresOfOneLengthAreEquallyWide()
{
    const QFontMetrics metrics(QApplication::font());
    QCOMPARE(figuresWidth(metrics, u"1,111.11"), figuresWidth(metrics, u"8,888.88"));
    QVERIFY(figuresWidth(metrics, u"1.11") < figuresWidth(metrics, u"11.11"));
    QCOMPARE(figuresWidth(metrics, u""), 0);
}

void TestTheme::figuresStandAtTheSideThatIsAsked()
{
    const auto inkedColumns = [](Qt::Alignment alignment) {
        QImage image(200, 30, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        drawFigures(painter, image.rect(), u"88"_s, alignment);
        painter.end();
        QList<int> columns;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixelColor(x, y) != Qt::white) {
                    columns.append(x);
                    break;
                }
            }
        }
        return columns;
    };
    QVERIFY(inkedColumns(Qt::AlignLeft).last() < 100);
    QVERIFY(inkedColumns(Qt::AlignRight).first() > 100);
    QVERIFY(inkedColumns(Qt::AlignHCenter).first() > 50);
    QVERIFY(inkedColumns(Qt::AlignHCenter).last() < 150);
}

void TestTheme::choosingAThemeDressesTheApplication()
{
    Appearance appearance(*qApp);
    QSignalSpy changed(&appearance, &Appearance::themeChanged);
    appearance.choose(Appearance::Choice::Dark);
    QCOMPARE(changed.size(), 1);
    QWidget widget;
    QCOMPARE(Theme::of(&widget).kind(), Theme::Kind::Dark);
    appearance.choose(Appearance::Choice::Dark);
    QCOMPARE(changed.size(), 1);
    appearance.choose(Appearance::Choice::Light);
    QTRY_COMPARE(Theme::of(&widget).kind(), Theme::Kind::Light);
    QCOMPARE(changed.size(), 2);
}

void TestTheme::reducedMotionEndsEveryMovement()
{
    Appearance appearance(*qApp);
    appearance.choose(Appearance::Choice::Light);
    QWidget widget;
    appearance.setReducedMotion(false);
    QCOMPARE(motionMs(&widget, 160), 160);
    appearance.setReducedMotion(true);
    QVERIFY(appearance.isMotionReduced());
    QCOMPARE(motionMs(&widget, 160), 0);
    appearance.setReducedMotion(false);
    QCOMPARE(motionMs(&widget, 160), 160);
}

QTEST_MAIN(TestTheme)

#include "tst_theme.moc"
