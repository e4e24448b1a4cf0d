// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/tree.h"

#include "tests/lint/exceptions.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace betlog::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList kFolders {u"common"_s, u"server"_s, u"app"_s, u"resources"_s, u"tests"_s};

QStringList filesOf(const QString& top, const QStringList& names)
{
    const QDir root(QDir(top).absolutePath());
    QStringList paths;
    for (const QString& folder : kFolders) {
        QDirIterator it(root.filePath(folder), names, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            paths.append(root.relativeFilePath(it.next()));
    }
    paths.sort();
    return paths;
}

/// Versions differ in what they lay out how, so the one of Debian 12 is preferred.
QString formatterPath()
{
    const QString pinned = QStandardPaths::findExecutable(u"clang-format-14"_s);
    return pinned.isEmpty() ? QStandardPaths::findExecutable(u"clang-format"_s) : pinned;
}

QList<Finding> readComplaints(const QString& output)
{
    static const QRegularExpression complaint(
        u"^(.+?):(\\d+):\\d+: error: (.+)$"_s, QRegularExpression::MultilineOption);
    QList<Finding> findings;
    auto matches = complaint.globalMatch(output);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        findings.append(
            {match.captured(1), match.captured(2).toInt(), u"layout"_s, u"run ./dev format"_s});
    }
    return findings;
}

} // namespace

QStringList sourcesOf(const QString& top)
{
    return filesOf(top, {u"*.cpp"_s, u"*.h"_s});
}

QStringList scriptsOf(const QString& top)
{
    const QStringList names {u"CMakeLists.txt"_s, u"*.cmake"_s, u"*.sql"_s, u"*.sh"_s};
    return filesOf(top, names) + QStringList {u"CMakeLists.txt"_s, u"dev"_s, u".ci/run"_s};
}

QString readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QList<Finding> checkTree(const QString& top)
{
    const QDir root(top);
    const QStringList sources = sourcesOf(top);
    QList<Finding> findings;
    for (const QString& path : sources)
        findings += checkSource(readSource(path, readFile(root.filePath(path))));
    QHash<QString, QString> scripts;
    for (const QString& path : scriptsOf(top)) {
        const QString text = readFile(root.filePath(path));
        findings += checkLicence(path, text) + checkList(path, text);
        scripts.insert(path, text);
    }
    findings += checkListed(sources, scripts);
    const QString borne = readFile(root.filePath(u"tests/lint/exceptions.txt"_s));
    return Exceptions::read(borne).weigh(findings);
}

QList<Finding> checkLayout(const QString& top, const QStringList& paths)
{
    QProcess formatter;
    formatter.setWorkingDirectory(top);
    formatter.setProcessChannelMode(QProcess::MergedChannels);
    formatter.start(formatterPath(), QStringList {u"--dry-run"_s, u"-Werror"_s} + paths);
    const bool ended = formatter.waitForFinished(120'000);
    const QString output = QString::fromUtf8(formatter.readAll());
    if (ended && formatter.exitStatus() == QProcess::NormalExit && formatter.exitCode() == 0)
        return {};
    const QList<Finding> findings = readComplaints(output);
    if (!findings.isEmpty())
        return findings;
    return {{u".clang-format"_s, 1, u"layout"_s, u"clang-format did not run: "_s + output}};
}

} // namespace betlog::lint
