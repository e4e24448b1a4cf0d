// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/phrase_text.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace betlog::models {

namespace {

constexpr QChar kEllipsis(0x2026);
constexpr QChar kFirstStrongIsolate(0x2068);
constexpr QChar kPopDirectionalIsolate(0x2069);

/// Whether a character can change the direction of its neighbours.
bool turnsDirection(QChar character)
{
    switch (character.direction()) {
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirAN:
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirLRI:
    case QChar::DirRLI:
    case QChar::DirFSI:
    case QChar::DirPDI:
        return true;
    default:
        return false;
    }
}

/// Leaves out the explicit controls, which could reach past the end of the text, and wraps what
/// still has a direction of its own.
QString isolated(const QString& text)
{
    if (std::ranges::none_of(text, turnsDirection))
        return text;
    QString bare;
    for (const QChar character : text) {
        if (character.category() != QChar::Other_Format || !turnsDirection(character))
            bare.append(character);
    }
    return kFirstStrongIsolate + bare + kPopDirectionalIsolate;
}

bool isSymbol(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Symbol_Other:
    case QChar::Symbol_Modifier:
    case QChar::Mark_NonSpacing: // variation selectors
    case QChar::Mark_Enclosing: // keycaps
    case QChar::Other_Format: // the joiner inside an emoji
    case QChar::Other_NotAssigned: // emoji newer than this Qt
        return true;
    default:
        return QChar::isSpace(character);
    }
}

} // namespace

QString shortened(const QString& text, qsizetype longest)
{
    const QString line = text.simplified();
    if (line.size() <= longest)
        return isolated(line);
    // Never in the middle of what a person sees as one character.
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    finder.setPosition(longest - 1);
    const qsizetype end = finder.isAtBoundary() ? longest - 1 : finder.toPreviousBoundary();
    return isolated(line.first(std::max<qsizetype>(end, 0)).trimmed() + kEllipsis);
}

QString withoutLeadingSymbols(const QString& text)
{
    const QList<uint> characters = text.toUcs4();
    const auto first = std::ranges::find_if_not(characters, [](uint c) { return isSymbol(c); });
    if (first == characters.end())
        return text.trimmed();
    const auto skipped = std::distance(characters.begin(), first);
    return QString::fromUcs4(
               reinterpret_cast<const char32_t*>(characters.constData()) + skipped,
               characters.size() - skipped)
        .trimmed();
}

} // namespace betlog::models
