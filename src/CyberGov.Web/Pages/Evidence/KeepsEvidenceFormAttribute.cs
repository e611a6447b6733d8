using CyberGov.Web.UnsavedForms;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>Everything a person fills in about an item; the files come back by the seals of those that were uploaded.</summary>
public sealed class KeepsEvidenceFormAttribute() : KeepsTypedTextAttribute(
    nameof(EvidenceForm.Title),
    nameof(EvidenceForm.Shows),
    nameof(EvidenceForm.WhatChanged),
    nameof(EvidenceForm.LinkUrl),
    nameof(EvidenceForm.Note),
    nameof(EvidenceForm.Kind),
    nameof(EvidenceForm.EffectiveOn),
    nameof(EvidenceForm.PeriodEndsOn),
    nameof(EvidenceForm.ExpiresOn),
    nameof(EvidenceForm.OwnerId),
    nameof(EvidenceForm.Marking),
    nameof(EvidenceForm.ControlIds),
    nameof(EvidenceForm.Kept));
