// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/import.h"
#include "files/web_catalog.h"
#include "wire/catalog_json.h"

#include <QFile>
#include <QTest>

using namespace betlog;
using namespace betlog::files;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray realFile()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/ergosphere/casino-data.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<domain::CatalogLine> linesOf(const domain::CatalogLeague& league, const QString& category)
{
    QList<domain::CatalogLine> lines;
    for (const domain::CatalogLine& line : league.lines) {
        if (line.category == category)
            lines.append(line);
    }
    return lines;
}

} // namespace

class TstWebCatalogImport final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheRealCatalogue();
    void sharesTheBasketballLines();
    void readsBackyardLeagues();
    void givesLeaguesTheColourOfTheirFirstTeam();
    void leavesOutWhatIsWrong();
    void readsOurOwn();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void isRecognised();
};

void TstWebCatalogImport::readsTheRealCatalogue()
{
    const auto file = readCatalogFile(realFile());
    QVERIFY(file);
    QVERIFY2(file->problems.isEmpty(), qPrintable(file->problems.join(u'\n')));
    QCOMPARE(file->catalog.leagues.size(), 5);
    const domain::CatalogLeague* nfl = file->catalog.league(u"NFL");
    QVERIFY(nfl);
    QCOMPARE(nfl->teams.size(), 32);
    QCOMPARE(nfl->teams.at(0).name, u"Minnesota Vikings"_s);
    QCOMPARE(nfl->teams.at(0).primaryColor, u"#4F2683"_s);
    QCOMPARE(nfl->players.at(0).name, u"Sam Darnold Q"_s);
    QCOMPARE(nfl->players.at(0).category, u"QB"_s);
    QVERIFY(nfl->players.at(0).starred);
    QVERIFY(!nfl->players.at(1).starred);
    QCOMPARE(linesOf(*nfl, u"TEAM"_s).size(), 6);
    QCOMPARE(linesOf(*nfl, u"STAT_HUNTING"_s).at(0).text, u"Reach 220 Passing"_s);
    QCOMPARE(linesOf(*nfl, u"STAT_HUNTING"_s).at(0).risk, u"Medium"_s);
    QVERIFY(linesOf(*nfl, u"STAT_HUNTING"_s).at(0).needsPlayer);
    QVERIFY(!linesOf(*nfl, u"TEAM"_s).at(0).needsPlayer);
    // The server takes it as it is.
    QVERIFY(wire::decodeCatalog(wire::encodeCatalog(file->catalog)).value() == file->catalog);
}

void TstWebCatalogImport::sharesTheBasketballLines()
{
    const auto file = readCatalogFile(realFile());
    QVERIFY(file);
    const domain::CatalogLeague* nba = file->catalog.league(u"NBA");
    const domain::CatalogLeague* wnba = file->catalog.league(u"WNBA");
    QVERIFY(nba && wnba);
    QCOMPARE(nba->lines.size(), 14 + 12 + 8 + 19);
    QCOMPARE(nba->lines, wnba->lines);
    QVERIFY(nba->players != wnba->players);
    QCOMPARE(nba->teams.size(), 30);
    QCOMPARE(wnba->teams.size(), 13);
}

void TstWebCatalogImport::readsBackyardLeagues()
{
    const auto file = readCatalogFile(realFile());
    QVERIFY(file);
    const domain::CatalogLeague* golf = file->catalog.league(u"ErgoGolf");
    QVERIFY(golf);
    QCOMPARE(golf->players.size(), 2);
    QCOMPARE(golf->players.at(0).name, u"Jaybers8"_s);
    QVERIFY(!golf->players.at(0).starred);
    QCOMPARE(golf->lines.size(), 7);
    QCOMPARE(golf->lines.at(0).text, u"NO SWEAT"_s);
    QCOMPARE(golf->lines.at(0).description, u"Must win by 3 or more"_s);
    QCOMPARE(golf->lines.at(0).risk, u"Low"_s);
    QCOMPARE(golf->lines.at(0).category, u"LINES"_s);
}

void TstWebCatalogImport::givesLeaguesTheColourOfTheirFirstTeam()
{
    const auto file = readCatalogFile(realFile());
    QVERIFY(file);
    QCOMPARE(file->catalog.league(u"NFL")->color, u"#FFC62F"_s);
    QCOMPARE(file->catalog.league(u"WNBA")->color, u"#0C2340"_s);
}

void TstWebCatalogImport::leavesOutWhatIsWrong()
{
    const auto file = readCatalogFile(R"({
        "teams": {"nfl": [{"name": "A", "primaryColor": "red"}, {"name": ""}, 7, "B",
                          {"name": "C", "primaryColor": "#102030", "secondaryColor": ""}]},
        "leagueData": {
            "NFL": {"players": [{"category": "QB", "players": [{"name": "P", "starred": true}, {}]}],
                    "categories": {"TEAM": [{"text": "x", "value": "Low"},
                                            {"text": "y", "value": "Mild"}, {"value": "Low"}]}},
            "N/A": {},
            "NBA": {"players": 3, "categories": ["TEAM"]}}})");
    QVERIFY(file);
    QCOMPARE(file->catalog.leagues.size(), 2);
    const domain::CatalogLeague* nfl = file->catalog.league(u"NFL");
    QVERIFY(nfl);
    QCOMPARE(nfl->teams.size(), 2);
    QCOMPARE(nfl->teams.at(0).name, u"B"_s);
    QCOMPARE(nfl->players.size(), 1);
    QCOMPARE(nfl->lines.size(), 1);
    const QStringList expected {
        u"N/A: the league is left out."_s,
        u"NBA: the category \"TEAM\" is left out."_s,
        u"NFL: the team \"A\" is left out."_s,
        u"NFL: the team \"\" is left out."_s,
        u"NFL: the team \"\" is left out."_s,
        u"NFL: the player \"\" is left out."_s,
        u"NFL: the line \"y\" is left out."_s,
        u"NFL: the line \"\" is left out."_s};
    QCOMPARE(file->problems, expected);
}

void TstWebCatalogImport::readsOurOwn()
{
    const auto web = readCatalogFile(realFile());
    QVERIFY(web);
    const auto own = readCatalogFile("\xEF\xBB\xBF" + wire::encodeCatalog(web->catalog));
    QVERIFY(own);
    QVERIFY(own->catalog == web->catalog);
}

void TstWebCatalogImport::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("other JSON") << QByteArray(R"({"name":"x"})");
    QTest::newRow("a broken one of ours") << QByteArray(R"({"leagues":[{"name":""}]})");
    QTest::newRow("too large") << realFile() + QByteArray(1024 * 1024, ' ');
}

void TstWebCatalogImport::refusesOtherFiles()
{
    QFETCH(const QByteArray, file);
    QVERIFY(!readCatalogFile(file));
}

void TstWebCatalogImport::isRecognised()
{
    QCOMPARE(recogniseFile(realFile()).value(), FileKind::WebCatalog);
    QCOMPARE(recogniseFile(R"({"leagues":[]})").value(), FileKind::OwnCatalog);
}

QTEST_APPLESS_MAIN(TstWebCatalogImport)
#include "tst_web_catalog_import.moc"
