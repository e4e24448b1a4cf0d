// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/rules.h"

#include <QRegularExpression>

namespace betlog::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kListName = u"CMakeLists.txt"_s;

QString folderOf(const QString& path)
{
    return path.first(path.lastIndexOf(u'/') + 1);
}

/// A test is listed by its name alone, any other source by its file.
QRegularExpression entryOf(const QString& path)
{
    const QString file = path.sliced(path.lastIndexOf(u'/') + 1);
    const QString name = file.startsWith("tst_"_L1) ? file.chopped(4) : file;
    return QRegularExpression(
        u"(^|[\\s(/])"_s + QRegularExpression::escape(name) + u"([\\s)]|$)"_s);
}

/// Whether a list in the source's folder, or in one above it, names it.
bool isListed(const QString& path, const QHash<QString, QString>& lists)
{
    const QRegularExpression entry = entryOf(path);
    for (QString folder = folderOf(path); !folder.isEmpty(); folder = folderOf(folder.chopped(1))) {
        if (entry.match(lists.value(folder + kListName)).hasMatch())
            return true;
    }
    return false;
}

} // namespace

QList<Finding> checkListed(const QStringList& sources, const QHash<QString, QString>& lists)
{
    QList<Finding> findings;
    for (const QString& path : sources) {
        if (path.endsWith(".cpp"_L1) && !isListed(path, lists))
            findings.append({path, 1, u"unlisted"_s, u"no CMakeLists.txt builds it"_s});
    }
    return findings;
}

QList<Finding> checkList(const QString& path, const QString& text)
{
    static const QRegularExpression glob(u"\\bGLOB(_RECURSE)?\\b"_s);
    const QRegularExpressionMatch match = glob.match(text);
    if (!match.hasMatch())
        return {};
    return {{path, lineAt(text, match.capturedStart()), u"glob"_s, u"list the files"_s}};
}

} // namespace betlog::lint
