// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonOf(const QString& path)
{
    return QJsonDocument::fromJson(contentsOf(path)).object();
}

QJsonObject leagueOf(const QString& name)
{
    const QJsonArray leagues = jsonOf(u":/betlog/catalog.json"_s)[u"leagues"].toArray();
    for (const QJsonValue& league : leagues) {
        if (league[u"name"].toString() == name)
            return league.toObject();
    }
    return {};
}

QStringList textsOf(const QJsonArray& lines)
{
    QStringList texts;
    for (const QJsonValue& line : lines)
        texts.append(line[u"text"].toString());
    return texts;
}

} // namespace

/// What is built into the programs: the default catalogue and the icons.
class TestResources : public QObject
{
    Q_OBJECT

private slots:
    void namesTheLeaguesInTheirOrder();
    void hasEveryTeamOfTheSource_data();
    void hasEveryTeamOfTheSource();
    void keepsBackyardLinesInTheOrderThatImportsCount_data();
    void keepsBackyardLinesInTheOrderThatImportsCount();
    void sharesTheBasketballLines();
    void asksForAPlayerWhereALineIsAboutOne();
    void pricesEveryLine();
    void colorsAreColors();
    void iconsCanBeDrawn_data();
    void iconsCanBeDrawn();
};

void TestResources::namesTheLeaguesInTheirOrder()
{
    QStringList names;
    for (const QJsonValue& league : jsonOf(u":/betlog/catalog.json"_s)[u"leagues"].toArray())
        names.append(league[u"name"].toString());
    QCOMPARE(names, (QStringList {u"NFL"_s, u"NBA"_s, u"WNBA"_s, u"ErgoBall"_s, u"ErgoGolf"_s}));
}

void TestResources::hasEveryTeamOfTheSource_data()
{
    QTest::addColumn<QString>("league");
    for (const char* league : {"NFL", "NBA", "WNBA", "ErgoBall", "ErgoGolf"})
        QTest::newRow(league) << QString::fromLatin1(league);
}

void TestResources::hasEveryTeamOfTheSource()
{
    QFETCH(const QString, league);
    const QJsonObject source = jsonOf(QStringLiteral(TEST_DATA_DIR "/ergosphere/casino-data.json"));
    const QJsonArray teams = source[u"teams"][league.toLower()].toArray();
    QVERIFY(teams.size() >= 2);
    QCOMPARE(leagueOf(league)[u"teams"].toArray(), teams);
}

void TestResources::keepsBackyardLinesInTheOrderThatImportsCount_data()
{
    QTest::addColumn<QString>("league");
    QTest::newRow("ErgoBall") << u"ErgoBall"_s;
    QTest::newRow("ErgoGolf") << u"ErgoGolf"_s;
}

void TestResources::keepsBackyardLinesInTheOrderThatImportsCount()
{
    QFETCH(const QString, league);
    const QJsonObject source = jsonOf(QStringLiteral(TEST_DATA_DIR "/ergosphere/casino-data.json"));
    const QJsonArray lines = source[u"leagueData"][league][u"categories"][u"LINES"].toArray();
    QVERIFY(lines.size() >= 7);
    QCOMPARE(textsOf(leagueOf(league)[u"lines"].toArray()), textsOf(lines));
}

void TestResources::sharesTheBasketballLines()
{
    const QJsonArray lines = leagueOf(u"NBA"_s)[u"lines"].toArray();
    QCOMPARE(lines.size(), 53);
    QCOMPARE(leagueOf(u"WNBA"_s)[u"lines"].toArray(), lines);
}

void TestResources::asksForAPlayerWhereALineIsAboutOne()
{
    for (const QJsonValue& line : leagueOf(u"NFL"_s)[u"lines"].toArray()) {
        const QString category = line[u"category"].toString();
        const bool aboutOne = category == "INDIVIDUAL"_L1 || category == "STAT_HUNTING"_L1;
        QCOMPARE(line[u"needsPlayer"], QJsonValue(aboutOne));
    }
}

void TestResources::pricesEveryLine()
{
    const QStringList risks {u"Low"_s, u"Medium"_s, u"High"_s, u"Extreme"_s};
    for (const QJsonValue& league : jsonOf(u":/betlog/catalog.json"_s)[u"leagues"].toArray()) {
        for (const QJsonValue& line : league[u"lines"].toArray())
            QVERIFY2(
                risks.contains(line[u"risk"].toString()), qPrintable(line[u"text"].toString()));
    }
}

void TestResources::colorsAreColors()
{
    static const QRegularExpression color(u"^#[0-9A-F]{6}$"_s);
    for (const QJsonValue& league : jsonOf(u":/betlog/catalog.json"_s)[u"leagues"].toArray()) {
        QVERIFY(color.match(league[u"color"].toString()).hasMatch());
        for (const QJsonValue& team : league[u"teams"].toArray()) {
            QVERIFY(color.match(team[u"primaryColor"].toString()).hasMatch());
            QVERIFY(color.match(team[u"secondaryColor"].toString()).hasMatch());
        }
    }
}

void TestResources::iconsCanBeDrawn_data()
{
    QTest::addColumn<QString>("path");
    const QDir icons(u":/betlog/icons"_s);
    for (const QString& name : icons.entryList({u"*.svg"_s}))
        QTest::newRow(qPrintable(name)) << icons.filePath(name);
}

void TestResources::iconsCanBeDrawn()
{
    QFETCH(const QString, path);
    const QSvgRenderer renderer(path);
    QVERIFY(renderer.isValid());
    const QString svg = QString::fromUtf8(contentsOf(path));
    if (path.endsWith("/betlog.svg"_L1))
        return;
    QCOMPARE(renderer.viewBox(), QRect(0, 0, 16, 16));
    // Parts of controls come ready for each theme: a style sheet cannot tint them.
    if (path.endsWith("-dark.svg"_L1) || path.endsWith("-light.svg"_L1))
        return;
    // The theme finds this one grey and puts its own in its place.
    QCOMPARE(svg.count(u"#5B6570"_s), 1);
    QCOMPARE(svg.count(u'#'), 1);
}

QTEST_MAIN(TestResources)

#include "tst_resources.moc"
