// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/exceptions.h"
#include "tests/lint/tree.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace betlog::lint;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kLicence = u"// SPDX-FileCopyrightText: 2026 The Betlog authors\n"
                         "// SPDX-License-Identifier: GPL-3.0-only\n\n"_s;

QStringList rulesBroken(const QString& path, const QString& text)
{
    QStringList rules;
    for (const Finding& finding : checkSource(readSource(path, text)))
        rules.append(finding.rule);
    return rules;
}

QString function(int lines)
{
    return u"void settle()\n{\n"_s + u"    step();\n"_s.repeated(lines) + u"}\n"_s;
}

void addRow(const char* tag, const QString& path, const QString& text)
{
    QTest::newRow(tag) << path << kLicence + text;
}

} // namespace

/// Every rule catches a small bad sample, and lets its nearest good neighbour pass.
class TestLintRules : public QObject
{
    Q_OBJECT

private slots:
    void catchesEachBadSample_data();
    void catchesEachBadSample();
    void acceptsTheGoodNeighbour_data();
    void acceptsTheGoodNeighbour();
    void saysWhichLine();
    void catchesASourceThatNothingBuilds();
    void catchesAGlob();
    void catchesBadLayout();
    void bearsExactlyWhatIsListed();
    void complainsOfAnExceptionThatIsTooLarge();
    void findsTheSourcesOfThisTree();
};

void TestLintRules::catchesEachBadSample_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* tag, const char* rule, const char* path, const QString& text) {
        QTest::newRow(tag) << QString::fromLatin1(rule) << QString::fromLatin1(path) << text;
    };
    const auto licensed =
        [&row](const char* tag, const char* rule, const char* path, const char* text) {
            row(tag, rule, path, kLicence + QString::fromUtf8(text));
        };
    const char* const source = "server/net/hub.cpp";
    const char* const header = "server/net/hub.h";

    row("no licence", "licence", source, u"int a = 0;\n"_s);
    row("licence of another kind",
        "licence",
        source,
        QString(kLicence).replace(u"3.0"_s, u"2.0"_s));
    row("empty file", "licence", source, QString());
    licensed("unguarded header", "pragma-once", header, "int f();\n");
    licensed("guard in a comment", "pragma-once", header, "// #pragma once\n");
    row("long source", "file-length", source, kLicence + u"\n"_s.repeated(400));
    row("long header",
        "file-length",
        header,
        kLicence + u"#pragma once\n"_s + u"\n"_s.repeated(150));
    row("long function", "function-length", source, kLicence + function(71));

    licensed(
        "namespace in a header",
        "using-namespace",
        header,
        "#pragma once\nusing namespace Qt::Literals::StringLiterals;\n");
    licensed("mark in a comment", "left-over", source, "// TODO: later\n");
    licensed("code switched off", "left-over", source, "#if 0\nint a;\n#endif\n");
    licensed("delete", "delete", source, "void f(int* p) { delete p; }\n");
    licensed("delete of an array", "delete", source, "void f(int* p) { delete[] p; }\n");
    licensed("connection by text", "foreach", source, "auto a = SIGNAL(changed());\n");

    licensed(
        "double in the domain", "floating-point", "common/domain/money.cpp", "double stake;\n");
    licensed("float on the wire", "floating-point", "common/wire/codec.cpp", "float stake;\n");
    licensed("colour by name", "colour", "app/widgets/toast.cpp", "auto c = Qt::darkRed;\n");
    licensed("colour by text", "colour", "app/models/bet_model.cpp", "auto c = u\"#2F6FEB\"_s;\n");
    licensed("colour by numbers", "colour", "app/widgets/toast.cpp", "QColor c(47, 111, 235);\n");
    licensed("colour in a temporary", "colour", "app/widgets/toast.cpp", "f(QColor(\"red\"));\n");
    licensed(
        "clock of the machine",
        "clock",
        "server/core/ledger.cpp",
        "auto now = QDateTime::currentDateTimeUtc();\n");
    licensed("dice of the machine", "dice", "app/sync/engine.cpp", "QRandomGenerator::global();\n");
    licensed(
        "id of the machine", "dice", "app/sync/engine.cpp", "auto id = QUuid::createUuid();\n");
    licensed("sleeping test", "sleep", "tests/gui/tst_toast.cpp", "QTest::qWait(50);\n");

    licensed(
        "common with a window",
        "layer",
        "common/base/clock.h",
        "#pragma once\n#include <QColor>\n");
    licensed("common on the network", "layer", "common/wire/codec.cpp", "#include <QTcpSocket>\n");
    licensed("folder of no layer", "layer", "common/utils/text.cpp", "int a;\n");
    licensed(
        "base that knows a bet", "layer", "common/base/ids.cpp", "#include \"domain/bet.h\"\n");
    licensed(
        "domain that knows the wire",
        "layer",
        "common/domain/bet.cpp",
        "#include \"wire/codec.h\"\n");
    licensed("server with a picture", "layer", "server/main.cpp", "#include <QtGui/QImage>\n");
    licensed(
        "store that knows the network",
        "layer",
        "server/store/sql_store.cpp",
        "#include \"server/net/hub.h\"\n");
    licensed("engine with a widget", "layer", "app/sync/sync_engine.cpp", "#include <QWidget>\n");
    licensed("engine with a colour", "layer", "app/sync/sync_engine.cpp", "#include <QColor>\n");
    licensed("model with a widget", "layer", "app/models/bet_model.cpp", "#include <QTableView>\n");
    licensed(
        "widget that knows the server",
        "layer",
        "app/widgets/toast.cpp",
        "#include \"server/server.h\"\n");
    licensed(
        "app that knows the ledger",
        "layer",
        "app/main.cpp",
        "#include \"server/core/ledger.h\"\n");
    licensed("test library in the app", "layer", "app/main.cpp", "#include <QSignalSpy>\n");
}

void TestLintRules::catchesEachBadSample()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QCOMPARE(rulesBroken(path, text), QStringList {rule});
}

void TestLintRules::acceptsTheGoodNeighbour_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const QString source = u"server/net/hub.cpp"_s;
    const QString header = u"server/net/hub.h"_s;

    addRow("longest source", source, u"\n"_s.repeated(397));
    addRow("longest header", header, u"#pragma once\n"_s + u"\n"_s.repeated(146));
    addRow("longest function", source, function(70));
    addRow(
        "long class of short functions",
        source,
        u"class A\n{\n"_s + u"    int a;\n"_s.repeated(80) + u"};\n\n"_s + function(3));
    addRow(
        "table of test rows",
        u"tests/unit/tst_a.cpp"_s,
        function(71).replace(u"settle"_s, u"a_data"_s));
    addRow("namespace in a source", source, u"using namespace Qt::Literals::StringLiterals;\n"_s);
    addRow("mark in a text", source, u"auto a = u\"TODO\"_s; auto b = R\"x(TODO \" FIXME)x\";\n"_s);
    addRow("deleted function", header, u"#pragma once\nstruct A { A() = delete; };\n"_s);
    addRow("deleteLater", source, u"socket->deleteLater();\n"_s);
    addRow("delete in a comment", source, u"// We delete nothing here.\n"_s);
    addRow("double in a word", u"common/domain/money.cpp"_s, u"int doubled; // a double\n"_s);
    addRow("double in a view", u"app/widgets/toast.cpp"_s, u"double opacity;\n"_s);
    addRow(
        "colour in the theme", u"app/widgets/theme.cpp"_s, u"auto c = QColor(47, 111, 235);\n"_s);
    addRow("colour of a team", u"app/widgets/chip.cpp"_s, u"auto c = QColor(team.primary);\n"_s);
    addRow("colour in a test", u"tests/unit/tst_a.cpp"_s, u"auto c = \"#2F6FEB\";\n"_s);
    addRow("number of a bet", u"app/widgets/chip.cpp"_s, u"auto c = u\"#%1\"_s;\n"_s);
    addRow("clock in base", u"common/base/clock.cpp"_s, u"QDateTime::currentDateTimeUtc();\n"_s);
    addRow(
        "quote between digits",
        source,
        u"int a = 10'000; auto b = u'\\''; // TO"
        "DAY\n"_s);
    addRow(
        "layers downward",
        u"app/widgets/toast.cpp"_s,
        u"#include \"app/widgets/toast.h\"\n\n#include \"app/models/bet_filter.h\"\n"
        "#include \"domain/bet.h\"\n\n#include <QWidget>\n\n#include <vector>\n"_s);
    addRow("host of the server", u"app/embedded_server.cpp"_s, u"#include \"server/server.h\"\n"_s);
    addRow("server on the network", source, u"#include <QHttpServer>\n#include <QTcpSocket>\n"_s);
    addRow(
        "tests may know all",
        u"tests/gui/tst_a.cpp"_s,
        u"#include \"server/core/ledger.h\"\n\n#include <QWidget>\n"_s);
}

void TestLintRules::acceptsTheGoodNeighbour()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QCOMPARE(rulesBroken(path, text), QStringList());
}

void TestLintRules::saysWhichLine()
{
    const QList<Finding> findings = checkSource(
        readSource(u"server/main.cpp"_s, kLicence + u"/* two\n lines */ int a; // FIXME\n"_s));
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().line, 5);
}

void TestLintRules::catchesASourceThatNothingBuilds()
{
    const QHash<QString, QString> lists {
        {u"common/wire/CMakeLists.txt"_s, u"betlog_library(x\n    SOURCES codec.cpp)"_s},
        {u"tests/CMakeLists.txt"_s, u"betlog_test(tst_codec FOLDER unit)"_s}};
    const QStringList built {
        u"common/wire/codec.cpp"_s, u"common/wire/codec.h"_s, u"tests/unit/tst_codec.cpp"_s};
    const QStringList orphans {
        u"common/wire/odec.cpp"_s,
        u"common/base/codec.cpp"_s,
        u"tests/unit/tst_codec_bounds.cpp"_s};
    QCOMPARE(checkListed(built, lists).size(), 0);
    QCOMPARE(checkListed(orphans, lists).size(), 3);
}

void TestLintRules::catchesAGlob()
{
    const QString path = u"app/CMakeLists.txt"_s;
    QCOMPARE(checkList(path, u"add_library(a\n    globe.cpp)\n"_s).size(), 0);
    const QList<Finding> findings = checkList(path, u"\nfile(GLOB sources *.cpp)\n"_s);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().line, 2);
}

void TestLintRules::catchesBadLayout()
{
    QTemporaryDir top;
    const auto write = [&top](const QString& name, const QString& text) {
        QFile file(top.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(text.toUtf8()) > 0);
    };
    write(u".clang-format"_s, readFile(QStringLiteral(BETLOG_TOP "/.clang-format")));
    write(u"good.cpp"_s, u"int a = 0;\n"_s);
    write(u"bad.cpp"_s, u"int b = 0;\nint  a=0;\n"_s);

    QVERIFY(checkLayout(top.path(), {u"good.cpp"_s}).isEmpty());
    const QList<Finding> findings = checkLayout(top.path(), {u"good.cpp"_s, u"bad.cpp"_s});
    QVERIFY(!findings.isEmpty());
    QCOMPARE(findings.first().path, u"bad.cpp"_s);
    QCOMPARE(findings.first().line, 2);
}

void TestLintRules::bearsExactlyWhatIsListed()
{
    const Exceptions exceptions = Exceptions::read(u"# why\nfile-length a.cpp 450\n"_s);
    const QList<Finding> borne {{u"a.cpp"_s, 1, u"file-length"_s, QString(), 450}};
    const QList<Finding> grown {{u"a.cpp"_s, 1, u"file-length"_s, QString(), 451}};
    const QList<Finding> other {
        {u"b.cpp"_s, 1, u"file-length"_s, QString(), 450},
        {u"a.cpp"_s, 1, u"file-length"_s, QString(), 450}};
    QCOMPARE(exceptions.weigh(borne).size(), 0);
    QCOMPARE(exceptions.weigh(grown).size(), 1);
    QCOMPARE(exceptions.weigh(other).size(), 1);
    QCOMPARE(exceptions.weigh(other).first().path, u"b.cpp"_s);
}

void TestLintRules::complainsOfAnExceptionThatIsTooLarge()
{
    const Exceptions exceptions = Exceptions::read(u"file-length a.cpp 450\ndelete b.cpp 1\n"_s);
    const QList<Finding> shrunk {{u"a.cpp"_s, 1, u"file-length"_s, QString(), 449}};
    const QList<Finding> left = exceptions.weigh(shrunk);
    QCOMPARE(left.size(), 2);
    QCOMPARE(left[0].rule, u"exceptions"_s);
    QCOMPARE(left[1].rule, u"exceptions"_s);
}

void TestLintRules::findsTheSourcesOfThisTree()
{
    const QString top = QStringLiteral(BETLOG_TOP);
    QVERIFY(sourcesOf(top).contains(u"tests/lint/rules.cpp"_s));
    QVERIFY(sourcesOf(top).contains(u"common/base/error.h"_s));
    QVERIFY(scriptsOf(top).contains(u"tests/lint/CMakeLists.txt"_s));
}

QTEST_GUILESS_MAIN(TestLintRules)

#include "tst_lint_rules.moc"
