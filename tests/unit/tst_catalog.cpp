// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/catalog.h"

#include <QTest>

using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

CatalogLeague leagueOfLynx()
{
    CatalogLeague league;
    league.name = u"WNBA"_s;
    league.teams = {{u"Minnesota Lynx"_s, {}, {}}, {u"Dallas Wings"_s, {}, {}}};
    league.players = {{u"⭐Napheesa Collier"_s, u"F"_s, true}};
    return league;
}

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT

private slots:
    void matchesNamesByTheirLetters_data();
    void matchesNamesByTheirLetters();
    void keepsDifferentNamesApart();
    void findsWhatIsOnOffer();
    void findsNothingElse();
};

void TestCatalog::matchesNamesByTheirLetters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("key");
    QTest::newRow("plain") << u"Minnesota Lynx"_s << u"minnesota lynx"_s;
    QTest::newRow("blank and emoji") << u" 😼Minnesota Lynx"_s << u"minnesota lynx"_s;
    QTest::newRow("emoji of several characters")
        << u"👨‍👩‍👧 ❤️ Team"_s << u"team"_s;
    QTest::newRow("star") << u"⭐Napheesa Collier"_s << u"napheesa collier"_s;
    QTest::newRow("symbols") << u"★ #1 Seed"_s << u"1 seed"_s;
    QTest::newRow("blanks within and behind") << u"Dallas \t Wings "_s << u"dallas wings"_s;
    QTest::newRow("emoji behind stays") << u"Lynx 😼"_s << u"lynx 😼"_s;
    QTest::newRow("digits") << u"49ers"_s << u"49ers"_s;
    QTest::newRow("capitals of any alphabet") << u"ÉTOILE ЗВЕЗДА"_s << u"étoile звезда"_s;
    QTest::newRow("decomposed accent") << u"Jose\u0301"_s << u"josé"_s;
    QTest::newRow("Greek") << u" Ολυμπιακός"_s << u"ολυμπιακόσ"_s;
    QTest::newRow("emoji alone is a name") << u"😼"_s << u"😼"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("blanks") << u"  "_s << QString();
}

void TestCatalog::matchesNamesByTheirLetters()
{
    QFETCH(const QString, name);
    QFETCH(const QString, key);
    QCOMPARE(matchKey(name), key);
    QCOMPARE(matchKey(key), key);
}

void TestCatalog::keepsDifferentNamesApart()
{
    QVERIFY(matchKey(u"😼") != matchKey(u"🐺"));
    QVERIFY(matchKey(u"Lynx 1") != matchKey(u"Lynx 2"));
}

void TestCatalog::findsWhatIsOnOffer()
{
    const Catalog catalog {{leagueOfLynx()}};
    const CatalogLeague* const league = catalog.league(u"wnba");
    QVERIFY(league != nullptr);
    QCOMPARE(findTeam(*league, u" 😼Minnesota Lynx"), &league->teams[0]);
    QCOMPARE(findTeam(*league, u"DALLAS WINGS"), &league->teams[1]);
    QCOMPARE(findPlayer(*league, u"Napheesa Collier"), &league->players[0]);
}

void TestCatalog::findsNothingElse()
{
    const Catalog catalog {{leagueOfLynx()}};
    QCOMPARE(catalog.league(u"NBA"), nullptr);
    QCOMPARE(catalog.league(u""), nullptr);
    QCOMPARE(findTeam(catalog.leagues[0], u"Minnesota"), nullptr);
    QCOMPARE(findTeam(catalog.leagues[0], u""), nullptr);
    QCOMPARE(findPlayer(catalog.leagues[0], u"Collier"), nullptr);
}

QTEST_GUILESS_MAIN(TestCatalog)

#include "tst_catalog.moc"
