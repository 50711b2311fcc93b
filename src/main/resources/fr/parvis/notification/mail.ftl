<#ftl output_format="plainText">
<#list mail.paragraphs as paragraph>
${paragraph}

</#list>
<#list mail.facts as fact>
${fact.label()} : ${fact.value()}
</#list>

<#if mail.buttonUrl??>
${mail.buttonLabel} :
${mail.buttonUrl}

</#if>
<#list mail.closing as paragraph>
${paragraph}

</#list>
-- 
${town.name}
${town.address}
${town.phone}
