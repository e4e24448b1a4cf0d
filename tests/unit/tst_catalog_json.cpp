// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/canonical_json.h"
#include "wire/catalog_json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The catalogue of protocol.md section 6.
const QByteArray kProtocolCatalog = R"({ "leagues": [ { "name": "NFL", "color": "#FFC62F",
    "teams": [ { "name": "Minnesota Vikings", "primaryColor": "#4F2683",
                 "secondaryColor": "#FFC62F" } ],
    "players": [ { "name": "Aaron Jones", "category": "RB", "starred": false } ],
    "lines": [ { "category": "TEAM", "text": "Team blocks", "description": "",
                 "risk": "Medium", "needsPlayer": false } ] } ] })";

QByteArray changed(const char* from, const char* to)
{
    Q_ASSERT(kProtocolCatalog.contains(from));
    return QByteArray(kProtocolCatalog).replace(from, to);
}

QByteArray leagues(int count)
{
    domain::Catalog catalog;
    for (int i = 0; i < count; ++i)
        catalog.leagues.append({u"L%1"_s.arg(i), {}, {}, {}, {}});
    return encodeCatalog(catalog);
}

} // namespace

class TstCatalogJson final : public QObject
{
    Q_OBJECT

private slots:
    void readsAndWritesTheCatalogOfTheProtocol();
    void takesALeagueOfNothingButAName();
    void keepsNamesAsTheyAre();
    void refusesWrongCatalogs_data();
    void refusesWrongCatalogs();
    void takesAHundredLeagues();
};

void TstCatalogJson::readsAndWritesTheCatalogOfTheProtocol()
{
    const auto catalog = decodeCatalog(kProtocolCatalog);
    QVERIFY(catalog);
    QCOMPARE(catalog->leagues.at(0).teams.at(0).primaryColor, u"#4F2683"_s);
    QCOMPARE(catalog->leagues.at(0).players.at(0).category, u"RB"_s);
    QCOMPARE(catalog->leagues.at(0).lines.at(0).risk, u"Medium"_s);
    const QJsonObject expected = QJsonDocument::fromJson(kProtocolCatalog).object();
    const QByteArray written = encodeCatalog(*catalog);
    QCOMPARE(QJsonDocument::fromJson(written).object(), expected);
    QCOMPARE(written, canonicalJson(expected));
}

void TstCatalogJson::takesALeagueOfNothingButAName()
{
    const auto catalog = decodeCatalog(R"({"leagues":[{"name":"Bowls"}]})");
    QVERIFY(catalog);
    QVERIFY(*decodeCatalog(encodeCatalog(*catalog)) == *catalog);
}

void TstCatalogJson::keepsNamesAsTheyAre()
{
    const auto catalog = decodeCatalog(changed("Minnesota Vikings", " \U0001F63CVikings"));
    QVERIFY(catalog);
    QCOMPARE(catalog->leagues.at(0).teams.at(0).name, u" \U0001F63CVikings"_s);
}

void TstCatalogJson::refusesWrongCatalogs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("nothing") << QByteArray("{}") << u"/leagues"_s;
    QTest::newRow("a league of text") << QByteArray(R"({"leagues":["NFL"]})") << u"/leagues/0"_s;
    QTest::newRow("no name") << QByteArray(R"({"leagues":[{}]})") << u"/leagues/0/name"_s;
    QTest::newRow("a slash") << changed(R"("NFL")", R"("N/FL")") << u"/leagues/0/name"_s;
    QTest::newRow("a star") << changed(R"("NFL")", R"("*")") << u"/leagues/0/name"_s;
    QTest::newRow("a long name") << changed("NFL", QByteArray(41, 'N').constData())
                                 << u"/leagues/0/name"_s;
    QTest::newRow("a colour by name") << changed("#FFC62F", "gold") << u"/leagues/0/color"_s;
    QTest::newRow("a colour of three digits")
        << changed("#4F2683", "#4F2") << u"/leagues/0/teams/0/primaryColor"_s;
    QTest::newRow("a colour of no digits")
        << changed("#4F2683", "#4F268G") << u"/leagues/0/teams/0/primaryColor"_s;
    QTest::newRow("an empty team")
        << changed("Minnesota Vikings", "") << u"/leagues/0/teams/0/name"_s;
    QTest::newRow("a star of text") << changed(R"("starred": false)", R"("starred": "no")")
                                    << u"/leagues/0/players/0/starred"_s;
    QTest::newRow("an unknown risk")
        << changed(R"("Medium")", R"("medium")") << u"/leagues/0/lines/0/risk"_s;
    QTest::newRow("two leagues of one name")
        << QByteArray(R"({"leagues":[{"name":"NFL"},{"name":"nfl"}]})") << u"/leagues/1/name"_s;
    QTest::newRow("too many leagues") << leagues(101) << u"/leagues"_s;
}

void TstCatalogJson::refusesWrongCatalogs()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto catalog = decodeCatalog(text);
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().code, base::ErrorCode::BadRequest);
    QCOMPARE(catalog.error().fields.value(0).pointer, pointer);
}

void TstCatalogJson::takesAHundredLeagues()
{
    QCOMPARE(decodeCatalog(leagues(100))->leagues.size(), 100);
}

QTEST_APPLESS_MAIN(TstCatalogJson)
#include "tst_catalog_json.moc"
