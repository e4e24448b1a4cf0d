// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// Takes pictures of the window in named states, to be looked at: shoot <folder> [<state> …] with
// --size 1280x800 (again for more), --theme light|dark|both. Not a test.

#include "app/widgets/appearance.h"
#include "tests/gui/shoot/stage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;

namespace {

void shoot(const State& state, const QSize& size, const QString& path)
{
    Stage stage;
    stage.window.resize(size);
    stage.window.show();
    QWidget* const dialog = state.play(stage);
    stage.window.resize(size);
    stage.settle();
    (void)QTest::qWaitFor([] { return false; }, 600); // motion comes to rest
    (dialog ? dialog : &stage.window)->grab().save(path);
    qInfo("%s", qPrintable(path));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"size"_s, u"Window size."_s, u"WxH"_s});
    parser.addOption({u"theme"_s, u"light, dark or both."_s, u"theme"_s, u"light"_s});
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addPositionalArgument(u"state"_s, u"Which to take; all where none is named."_s);
    parser.process(app);
    QStringList names = parser.positionalArguments();
    if (names.isEmpty())
        parser.showHelp(2);
    const QDir folder(names.takeFirst());
    folder.mkpath(u"."_s);
    QStringList sizes = parser.values(u"size"_s);
    if (sizes.isEmpty())
        sizes = {u"1280x800"_s};
    const QString theme = parser.value(u"theme"_s);

    Appearance appearance(app);
    for (const QString& look : {u"light"_s, u"dark"_s}) {
        if (theme != u"both" && theme != look)
            continue;
        appearance.choose(look == u"light" ? Appearance::Choice::Light : Appearance::Choice::Dark);
        for (const QString& size : std::as_const(sizes)) {
            const QSize pixels(size.section(u'x', 0, 0).toInt(), size.section(u'x', 1, 1).toInt());
            for (const State& state : restingStates() + livelyStates() + dialogStates()) {
                if (names.isEmpty() || names.contains(state.name))
                    shoot(
                        state,
                        pixels,
                        folder.filePath(u"%1-%2-%3.png"_s.arg(state.name, look, size)));
            }
        }
    }
    return 0;
}
